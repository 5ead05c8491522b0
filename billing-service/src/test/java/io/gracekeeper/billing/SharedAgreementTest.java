package io.gracekeeper.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.gracekeeper.events.BillingEvent.CoverageLost;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One purchase that pays for several accounts (P1). */
@OnRealParts
class SharedAgreementTest {

  @Inject DataSource database;

  @Test
  @Tag("P1")
  @Tag("B6")
  void anAccountThatCannotBeDecidedNowHoldsUpNoOther() throws SQLException {
    // Given
    var first = Customer.ofRedis().whoPaysByAws();
    var held = Customer.ofRedis().whoSharesWith(first);
    var last = Customer.ofRedis().whoSharesWith(first);
    try (var connection = database.getConnection();
        var lock =
            connection.prepareStatement("select * from charge where account_id = ? for update")) {
      connection.setAutoCommit(false);
      lock.setString(1, held.account);
      lock.execute();

      // When
      first.cancels();

      // Then
      for (var other : List.of(first, last)) {
        assertThat(other.awaitRevision(2)).isInstanceOf(CoverageLost.class);
      }
      held.charge().body("covered", is(true));
      connection.rollback();
    }
    assertThat(held.awaitRevision(2)).isInstanceOf(CoverageLost.class);
    first.settles();
    for (var customer : List.of(first, held, last)) {
      assertThat(customer.decisions()).hasSize(2);
    }
  }
}
