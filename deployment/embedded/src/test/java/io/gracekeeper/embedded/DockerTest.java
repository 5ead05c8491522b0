package io.gracekeeper.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

class DockerTest {

  @Test
  void aDockerThatDoesNotAnswerIsToldInOneSentence() {
    assertThatThrownBy(() -> Docker.found(DockerTest::noneAnswers))
        .hasMessageMatching("[^.]+\\.")
        .hasMessageContaining("no Docker answers: start it, or leave -Dcontainers away")
        .hasNoCause()
        .satisfies(failure -> assertThat(failure.getStackTrace()).isEmpty());
  }

  @Test
  void theImagesHoldTheVersionsThatMavenBrings() throws SQLException {
    assertThat(Docker.KAFKA).endsWith(":" + AppInfoParser.getVersion());
    assertThat(Docker.POSTGRESQL).startsWith("postgres:" + majorVersion() + "-");
  }

  @Test
  void aSettingIsNamedAsTheImageLooksItUp() {
    assertThat(KafkaInDocker.environment(Map.of("log.retention.ms", "-1")))
        .containsExactly(Map.entry("KAFKA_LOG_RETENTION_MS", "-1"));
  }

  private static int majorVersion() throws SQLException {
    var database = SharedPostgreSql.database();
    try (var connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  private static String noneAnswers() {
    throw new IllegalStateException("Could not find a valid Docker environment.");
  }
}
