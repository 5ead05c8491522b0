package io.gracekeeper.simulator.website;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.problem.Code;
import io.gracekeeper.problem.Problem;
import io.gracekeeper.simulator.QuickSandbox;
import io.gracekeeper.simulator.website.Standing.Link;
import io.gracekeeper.simulator.website.Standing.LinkStatus;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the index page says of what seldom happens. */
@QuarkusTest
@TestProfile(QuickSandbox.class)
class IndexPageTest {

  private static final Person ADA = new Person("Ada", "acme", "owner");

  @Test
  void aFormerAccountIsOfferedAndMayBeDeclined() {
    // Given
    var problem = Problem.of(Code.FORMER_ACCOUNT, "It is <i>globex</i>.");

    // When
    var page = rendered(new Index(ADA, null, true, problem));

    // Then
    assertThat(page)
        .contains("It is &lt;i&gt;globex&lt;/i&gt;.", "Sign in as an Owner of the former account")
        .contains("<button name=\"declineFormer\" value=\"true\">");
  }

  @Test
  void anotherRefusalOffersNoFormerAccount() {
    var problem = Problem.of(Code.CARD_ON_FILE, "The account has a card on file.");

    assertThat(rendered(new Index(ADA, null, true, problem))).doesNotContain("declineFormer");
  }

  @Test
  @Tag("C4")
  void whoeverHasNoLinkAndBringsNoTicketSeesNoDialog() {
    var standing = new Standing("Acme", List.of(), List.of());

    assertThat(rendered(new Index(ADA, standing, false, null))).doesNotContain("<dialog");
  }

  @Test
  @Tag("C6")
  void thePageLooksAgainByItselfOnlyWhileNobodyHasToAct() {
    // Given
    var pending =
        new Standing(
            "Acme",
            List.of(new LinkStatus(new Link("link-1", "PENDING", "redis", null), List.of(), null)),
            List.of());
    var problem = Problem.of(Code.BILLING_UNAVAILABLE, "Billing does not answer.");

    // Then
    assertThat(rendered(new Index(ADA, pending, false, null))).contains("http-equiv=\"refresh\"");
    assertThat(rendered(new Index(ADA, pending, true, null))).doesNotContain("refresh");
    assertThat(rendered(new Index(ADA, pending, false, problem))).doesNotContain("refresh");
  }

  private static String rendered(Index index) {
    return Pages.index(index).render();
  }
}
