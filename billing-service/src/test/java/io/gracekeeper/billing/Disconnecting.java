package io.gracekeeper.billing;

import io.gracekeeper.billing.agreement.Agreements;
import io.gracekeeper.billing.link.Linking;
import io.gracekeeper.billing.link.Links;
import io.gracekeeper.events.AccountId;
import io.gracekeeper.events.Cause;
import io.gracekeeper.events.LinkId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.spi.CDI;
import java.util.UUID;

/** Disconnects as whoever has decided that it may be does. */
final class Disconnecting {

  private Disconnecting() {}

  static void of(String account, String link) {
    QuarkusTransaction.requiringNew()
        .run(() -> disconnect(new AccountId(account), new LinkId(link)));
  }

  private static void disconnect(AccountId account, LinkId id) {
    var links = CDI.current().select(Links.class).get();
    var agreement = links.existing(account, id).agreement().id();
    CDI.current().select(Agreements.class).get().locked(agreement);
    CDI.current()
        .select(Linking.class)
        .get()
        .disconnect(links.existingLocked(account, id), Cause.of("request:" + UUID.randomUUID()));
  }
}
