package io.gracekeeper.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gracekeeper.events.Marketplace;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.policy.ProductPolicy.Stated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All product policies of one file. */
public final class Policies {

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final Map<ProductId, Stated> byProduct;

  private Policies(Map<ProductId, Stated> byProduct) {
    this.byProduct = byProduct;
  }

  /**
   * Reads and checks a file of policies.
   *
   * @param file the file; empty: the two worked examples, {@code redis} and {@code emqx}
   * @param sandbox whether a grace period under 24 hours may pass
   * @throws InvalidPolicyException if anything is wrong, naming everything that is
   */
  public static Policies load(Optional<Path> file, boolean sandbox) {
    try (var in = file.isPresent() ? Files.newInputStream(file.get()) : workedExamples()) {
      return read(in, sandbox);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The policy file cannot be read: " + file, unreadable);
    }
  }

  static Policies read(InputStream in, boolean sandbox) throws IOException {
    var problems = new ArrayList<String>();
    var stated = new LinkedHashMap<ProductId, Stated>();
    for (var entry : products(in, problems).properties()) {
      var product = new ProductId(entry.getKey());
      try {
        var policy = YAML.treeToValue(required(entry.getValue()), ProductPolicy.class);
        problems.addAll(PolicyCheck.problems(product, policy, sandbox));
        stated.put(product, new Stated(product, policy, hash(entry.getValue())));
      } catch (JsonProcessingException wrong) {
        problems.add(product + ": " + wrong.getOriginalMessage());
      }
    }
    problems.addAll(PolicyCheck.sharedListings(stated));
    if (stated.isEmpty() && problems.isEmpty()) {
      problems.add("there is no product in it");
    }
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(problems);
    }
    return new Policies(Map.copyOf(stated));
  }

  /** The policy of a product; empty if there is none, and then nothing may be decided for it. */
  public Optional<Stated> of(ProductId product) {
    return Optional.ofNullable(byProduct.get(product));
  }

  /** The products that have a policy. */
  public List<ProductId> products() {
    return List.copyOf(byProduct.keySet());
  }

  /** The product that a marketplace's listing sells; empty for a foreign listing. */
  public Optional<ProductId> ofListing(Marketplace marketplace, String listing) {
    var key = marketplace.name().toLowerCase(Locale.ROOT);
    return byProduct.values().stream()
        .filter(it -> it.policy().listings().getOrDefault(key, List.of()).contains(listing))
        .map(Stated::product)
        .findFirst();
  }

  private static JsonNode products(InputStream in, List<String> problems) throws IOException {
    var products = YAML.readTree(in).path("products");
    if (!products.isObject()) {
      problems.add("it must begin with 'products:', and under it one section a product");
    }
    return products;
  }

  /** A field that is left out would read as null or false; here nothing has a default. */
  private static JsonNode required(JsonNode policy) throws JsonProcessingException {
    var missing =
        PolicyCheck.REQUIRED.stream()
            .filter(name -> policy.path(name).isNull() || policy.path(name).isMissingNode())
            .toList();
    if (!missing.isEmpty()) {
      throw new Incomplete("blank: " + String.join(", ", missing));
    }
    return policy;
  }

  private static String hash(JsonNode policy) throws JsonProcessingException {
    try {
      var bytes = new ObjectMapper().writeValueAsBytes(policy);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256.", impossible);
    }
  }

  private static InputStream workedExamples() {
    var in = Policies.class.getResourceAsStream("/policies.yaml");
    if (in == null) {
      throw new IllegalStateException("The worked examples are missing from this build.");
    }
    return in;
  }

  private static final class Incomplete extends JsonProcessingException {
    Incomplete(String message) {
      super(message);
    }
  }
}
