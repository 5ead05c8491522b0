package io.gracekeeper.local.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gracekeeper.events.ProductId;
import io.gracekeeper.local.timeline.Timeline;
import io.gracekeeper.local.world.Rest;
import io.gracekeeper.local.world.WorldClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the steps of one telling of a story work with. */
public final class World {

  private final Stage stage;
  private final Names names;
  private final Timeline timeline;
  private final ProductId product;
  private final String listing;
  private final Runnable listen;
  private final Map<Name, Link> links = new HashMap<>();
  private final Map<Name, Name> opened = new HashMap<>();
  private final Attendance attendance;
  private final Map<Name, String> tickets = new HashMap<>();
  private final Map<Name, JsonNode> said = new HashMap<>();
  private final Map<Name, String> agreements = new HashMap<>();

  /**
   * @param listen what is done at each stop of the clock
   */
  public World(Stage stage, Names names, Timeline timeline, ProductId product, Runnable listen) {
    this.stage = stage;
    this.names = names;
    this.timeline = timeline;
    this.product = product;
    this.listing = listingOf(stage, product);
    this.listen = listen;
    this.attendance = new Attendance(stage.parts(), stage.simulator(), stage.clock());
  }

  /** A link that becomes a payment method once the marketplace has confirmed. */
  private record Link(Name account, String id) {}

  public Rest simulator() {
    return stage.simulator();
  }

  /** The doors for marketplaces and for buyers who come from one. */
  public Rest adapter() {
    return stage.adapter();
  }

  /** The services, called by somebody who runs the product for the vendor. */
  public Services operator() {
    return stage.services().as(stage.signIn().operator());
  }

  /** The services, called by the owner of an account. */
  public Services ownerOf(Name account) {
    return stage.services().as(stage.signIn().ownerOf(id(account)));
  }

  /** The account that has opened a subscription. */
  public Name accountOf(Name subscription) {
    var account = opened.get(subscription);
    if (account == null) {
      throw new Unmet("the subscription " + subscription, "opened by an account", "not opened");
    }
    return account;
  }

  /** Remembers whose a subscription is. */
  public void rememberOpened(Name subscription, Name account) {
    opened.put(subscription, account);
  }

  public WorldClock clock() {
    return stage.clock();
  }

  public Attendance attendance() {
    return attendance;
  }

  public Timeline timeline() {
    return timeline;
  }

  public ProductId product() {
    return product;
  }

  /** The product's listing at AWS. */
  public String listing() {
    return listing;
  }

  public String id(Name name) {
    return names.id(name);
  }

  /** A path that names things of the story. */
  public String path(String format, Name... things) {
    return format.formatted((Object[]) Stream.of(things).map(this::id).toArray(String[]::new));
  }

  /** The path of a buyer's purchase at the simulator. */
  public String purchase(Name buyer) {
    return "/aws/purchases/" + listing + "/" + id(buyer);
  }

  /** All of the product's listings at AWS. */
  public List<String> listings() {
    return listingsOf(stage, product);
  }

  /** Remembers how the story calls an agreement of AWS's. */
  public void rememberAgreement(Name as, String id) {
    agreements.put(as, id);
  }

  /** The path of an agreement at the simulator. */
  public String agreement(Name name) {
    var id = agreements.get(name);
    if (id == null) {
      throw new Unmet("the agreement " + name, "made at AWS Marketplace", "not made");
    }
    return "/aws/agreements/" + id;
  }

  /** Remembers how the story calls a ticket. */
  public void rememberTicket(Name as, String ticket) {
    tickets.put(as, ticket);
  }

  /** A ticket that a buyer got before. */
  public String ticket(Name name) {
    var ticket = tickets.get(name);
    if (ticket == null) {
      throw new Unmet("the ticket " + name, "got at AWS Marketplace", "not got");
    }
    return ticket;
  }

  /** Remembers what an account was told of leaving. */
  public void rememberSaid(Name account, JsonNode leaving) {
    said.put(account, leaving);
  }

  /** What an account was told of leaving, last. */
  public JsonNode said(Name account) {
    var leaving = said.get(account);
    if (leaving == null) {
      throw new Unmet("what " + account + " was told of leaving", "asked before", "not asked");
    }
    return leaving;
  }

  /** Remembers how the story calls the payment method that a link becomes. */
  public void remember(Name as, Name account, String link) {
    links.put(as, new Link(account, link));
  }

  /** The path of a link, by how the story calls what it becomes. */
  public String link(Name as) {
    var link = links.get(as);
    if (link == null) {
      throw new Unmet("the link " + as, "asked for before", "not asked for");
    }
    return path("/accounts/%s/links/", link.account()) + link.id();
  }

  /** The id of a payment method: ours, or the one that billing gave to a link. */
  public String paymentMethod(Name name) {
    var link = links.get(name);
    if (link == null) {
      return id(name);
    }
    return operator()
        .billing()
        .get(path("/accounts/%s/links", link.account()))
        .path("links")
        .valueStream()
        .filter(shown -> shown.path("id").asText().equals(link.id()))
        .filter(shown -> shown.hasNonNull("paymentMethod"))
        .map(shown -> shown.path("paymentMethod").asText())
        .findFirst()
        .orElseThrow(() -> new Unmet("the link " + name, "confirmed by AWS", "not confirmed"));
  }

  /** What a message of AWS said, by its id. */
  public String actionOf(String messageId) {
    var deliveries = simulator().get("/aws/deliveries?message=" + messageId);
    return deliveries.isEmpty()
        ? "nothing that AWS sent"
        : deliveries.path(0).path("action").asText();
  }

  public void moveBy(Duration duration) {
    clock().moveTo(clock().now().plus(duration), listen);
  }

  /** Waits until everything is quiet, unless somebody is missed, for then it cannot be. */
  public void settle() {
    if (attendance.isComplete()) {
      clock().settle();
      listen.run();
    }
  }

  private static String listingOf(Stage stage, ProductId product) {
    return listingsOf(stage, product).stream()
        .findFirst()
        .orElseThrow(() -> new Unmet("the product", "one with a listing at AWS", product.value()));
  }

  private static List<String> listingsOf(Stage stage, ProductId product) {
    return stage.policies().of(product).stream()
        .flatMap(stated -> stated.policy().listings().getOrDefault("aws", List.of()).stream())
        .toList();
  }
}
