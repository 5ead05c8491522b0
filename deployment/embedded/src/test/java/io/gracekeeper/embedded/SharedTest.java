package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SharedTest {

  @Test
  void classesLoadedAnewFindTheSameBroker() throws Exception {
    // Given
    var address = SharedKafka.bootstrapServers();
    // When
    try (var loader = aLoaderOfItsOwn()) {
      var copy = loader.loadClass(SharedKafka.class.getName());
      // Then
      assertThat(copy).isNotSameAs(SharedKafka.class);
      assertThat(copy.getMethod("bootstrapServers").invoke(null)).isEqualTo(address);
    }
  }

  @Test
  void classesLoadedAnewFindTheSameDatabase() throws Exception {
    // Given
    var database = SharedPostgreSql.database();
    // When
    try (var loader = aLoaderOfItsOwn()) {
      var copy = loader.loadClass(SharedPostgreSql.class.getName());
      // Then
      assertThat(copy.getMethod("database").invoke(null)).hasToString(database.toString());
    }
  }

  @Test
  void aBrokerThatWasAwayKeepsItsAddressAndItsRecords() {
    var address = SharedKafka.bootstrapServers();
    try (var clients = new Clients(address)) {
      // Given
      clients.send("notes", "before");
      // When
      SharedKafka.stop();
      SharedKafka.startAgain();
      // Then
      assertThat(SharedKafka.bootstrapServers()).isEqualTo(address);
      clients.send("notes", "after");
      assertThat(clients.allOf("notes")).containsExactly("before", "after");
    }
  }

  @Test
  void theBrokerIsAContainerOnlyIfContainersAreAskedFor() {
    var isAskedFor = "true".equals(System.getProperty("containers"));
    assertThat(SharedKafka.Broker.ONE)
        .isInstanceOf(isAskedFor ? KafkaInDocker.class : KafkaProcess.class);
  }

  /** As Quarkus has one for every application that it starts. */
  private static URLClassLoader aLoaderOfItsOwn() throws IOException {
    var path = System.getProperty("java.class.path").split(File.pathSeparator);
    var urls = Arrays.stream(path).map(SharedTest::url).toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      URI uri = Path.of(entry).toUri();
      return uri.toURL();
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
