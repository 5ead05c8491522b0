package io.gracekeeper.subscriptions.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** The control plane that is at an address. */
record AtAnAddress(URI url, Duration timeout) implements PlatformConfig {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** As Quarkus makes its own. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public String name() {
    return "control-plane";
  }

  @Override
  public String secret() {
    return SECRET;
  }

  Platform platform() {
    return new HttpPlatform(this, JSON, Clock.systemUTC());
  }
}
