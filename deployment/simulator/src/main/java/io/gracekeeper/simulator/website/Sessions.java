package io.gracekeeper.simulator.website;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who has signed in, since the start, by what their browser keeps. */
@Singleton
class Sessions {

  private final Map<String, Person> people = new ConcurrentHashMap<>();

  /** Signs somebody in; the answer is for the browser alone. */
  String begin(Person person) {
    var session = UUID.randomUUID().toString();
    people.put(session, person);
    return session;
  }

  Optional<Person> of(@Nullable String session) {
    return Optional.ofNullable(session).map(people::get);
  }

  void end(@Nullable String session) {
    if (session != null) {
      people.remove(session);
    }
  }
}
