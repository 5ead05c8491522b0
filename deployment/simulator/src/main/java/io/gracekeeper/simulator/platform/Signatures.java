package io.gracekeeper.simulator.platform;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.gracekeeper.simulator.Settings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a command comes from who knows the secret, and is not older than five minutes.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
@Singleton
class Signatures {

  private final @Nullable Webhook secret;

  Signatures(Settings settings) throws EmptyWebhookSecretException {
    var known = settings.platformSecret();
    secret = known.isPresent() ? new Webhook(known.get()) : null;
  }

  boolean prove(String body, Map<String, List<String>> headers) {
    if (secret == null) {
      return false;
    }
    try {
      secret.verify(body, headers);
      return true;
    } catch (WebhookVerificationException forged) {
      return false;
    }
  }
}
