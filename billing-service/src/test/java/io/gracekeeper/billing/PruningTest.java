package io.gracekeeper.billing;

import static io.gracekeeper.callers.Callers.asOwnerOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.exchange.Pruning;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnRealParts
class PruningTest {

  @Inject Pruning pruning;
  @Inject DataSource database;

  @Test
  @Tag("D4")
  void whatIsReplayedAfterItWasForgottenChangesNothing() throws SQLException {
    // Given
    var customer = Customer.ofEmqx().whoPaysByAws();
    customer.cancels();
    customer.awaitRevision(2);
    customer.settles();
    var before = charge(customer);
    execute("update inbox set received_at = received_at - interval '91 days'");
    while (pruning.round().equals(Duration.ZERO)) {
      // The next piece.
    }
    assertThat(remembered()).isZero();

    // When
    customer.opens();
    customer.cancels();
    customer.settles();

    // Then
    assertThat(remembered()).isEqualTo(3);
    assertThat(charge(customer)).isEqualTo(before);
    assertThat(customer.decisions()).hasSize(2);
  }

  private static String charge(Customer customer) {
    return asOwnerOf(customer.account)
        .get("/subscriptions/" + customer.subscription + "/charge")
        .asString();
  }

  private long remembered() throws SQLException {
    try (var connection = database.getConnection();
        var count = connection.prepareStatement("select count(*) from inbox");
        var row = count.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
