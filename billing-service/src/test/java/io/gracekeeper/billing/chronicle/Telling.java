package io.gracekeeper.billing.chronicle;

import io.gracekeeper.clock.Activities;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** One history with all that it takes: who is in it, what they can do, and how it is judged. */
final class Telling {

  private final Cast cast;
  private final Books books;
  private final Notices notices;
  private final Commands commands;
  private final Chronicle chronicle;
  private final Deeds deeds;
  private final Place place;

  /** Where histories are lived through. */
  record Place(
      DataSource database, Clock clock, Activities activities, Broker broker, Tally tally) {}

  Telling(Cast cast, Place place) {
    this.cast = cast;
    this.place = place;
    this.books = new Books(place.database(), cast);
    this.notices = new Notices(cast, place.broker());
    this.commands = new Commands(cast, place.clock());
    this.deeds =
        new Deeds(
            cast,
            commands,
            notices,
            new Neighbour(cast, place.broker(), place.clock()),
            books,
            place.clock());
    this.chronicle =
        new Chronicle(cast, books, place.broker(), new Quiet(place.activities()), place.tally());
  }

  Deeds deeds() {
    return deeds;
  }

  /** Lives through whatever this chance brings. */
  void live(Random chance) {
    live(new Steps(chance, cast, deeds).all());
  }

  void live(List<Step> steps) {
    chronicle.live(steps);
  }

  /** Does a step, and does not wait until all is quiet. */
  void begin(Step step) {
    chronicle.begin(step);
  }

  /** What is left must be so by the plain facts. */
  void judge() {
    var now = place.clock().instant();
    new LinkAudit(cast, books, notices, now, place.tally()).everyLink();
    var methods = Method.of(books, notices, now);
    new Audit(cast, books, methods, commands, place.broker(), place.tally()).everyCharge();
  }

  /** What it has come to, without any name of its own. */
  List<String> sight() {
    return new Sight(cast, books).lines();
  }

  /** All that has been done so far. */
  String told() {
    return chronicle.told();
  }
}
