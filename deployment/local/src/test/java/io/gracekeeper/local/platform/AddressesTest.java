package io.gracekeeper.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gracekeeper.embedded.FreePort;
import io.gracekeeper.local.process.Part;
import io.gracekeeper.local.process.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void everyPartHasAPortOfItsOwn() {
    var addresses = Addresses.choose(new Properties());

    assertThat(Stream.of(Part.values()).map(addresses::port)).doesNotHaveDuplicates();
  }

  @Test
  void aPortThatIsAskedForIsGiven() {
    var port = FreePort.find();

    var addresses = Addresses.choose(asking("kafka", String.valueOf(port)));

    assertThat(addresses.hostAndPort(Part.KAFKA)).isEqualTo("127.0.0.1:" + port);
  }

  @Test
  void aPortThatIsTakenIsRefusedWithWhatToDo() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var options = asking("billing-service", String.valueOf(other.getLocalPort()));

      assertThatThrownBy(() -> Addresses.choose(options))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("-Dlocal.port.billing-service")
          .hasMessageContaining("taken by another program")
          .hasMessageContaining("leave the option out");
    }
  }

  @Test
  void aPartThatDoesNotExistAndAPortThatIsNoneAreRefused() {
    assertThatThrownBy(() -> Addresses.choose(asking("redis", "1")))
        .hasMessageContaining("There are: kafka, postgresql, simulator");
    assertThatThrownBy(() -> Addresses.choose(asking("kafka", "99999")))
        .hasMessageContaining("is no port");
  }

  private static Properties asking(String part, String port) {
    var options = new Properties();
    options.setProperty("local.port." + part, port);
    return options;
  }
}
