package io.gracekeeper.simulator.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Makes RSA keys and signs with them: natively where this machine's Corretto provider is on the
 * class path, else with the JDK. In a JVM that has compiled little yet the JDK takes up to seconds
 * for a key, and twenty times as long for a signature. Nothing is registered, so that whoever
 * proves a signature does it with the JDK as ever.
 */
public final class Rsa {

  private static final int KEY_BITS = 2048;

  private static final Optional<Provider> NATIVE = nativeProvider();

  private Rsa() {}

  /** A new key and its public half. */
  public static KeyPair newKeys() {
    try {
      var generator =
          NATIVE.isPresent()
              ? KeyPairGenerator.getInstance("RSA", NATIVE.get())
              : KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK makes RSA keys.", impossible);
    }
  }

  /**
   * What signs, or proves, with an RSA key.
   *
   * @param algorithm by its standard name, such as {@code SHA256withRSA}
   */
  public static Signature signature(String algorithm) {
    try {
      return NATIVE.isPresent()
          ? Signature.getInstance(algorithm, NATIVE.get())
          : Signature.getInstance(algorithm);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK signs with RSA.", impossible);
    }
  }

  private static Optional<Provider> nativeProvider() {
    try {
      return ServiceLoader.load(Provider.class, Rsa.class.getClassLoader()).stream()
          .filter(found -> found.type().getName().startsWith("com.amazon.corretto."))
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.getService("KeyPairGenerator", "RSA") != null)
          .findFirst();
    } catch (ServiceConfigurationError | LinkageError notOfThisMachine) {
      return Optional.empty();
    }
  }
}
