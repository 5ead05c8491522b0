package io.gracekeeper.local.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryReaderTest {

  private static final String HEAD = "story: A try\nshows: [A20]\nproduct: emqx\nsteps:\n";

  @Test
  void aWordWithItsArgumentsBecomesAStep() {
    // When
    var story =
        read(
            HEAD
                + "  - cancels: {buyer: ben, immediately: true}\n"
                + "  - deploys: {deployment: lab, subscription: devices, trial: P14D}\n"
                + "  - buys: {buyer: ben}\n"
                + "    refused: already-subscribed\n");
    // Then
    assertThat(story.sentences())
        .extracting(sentence -> sentence.step().toString())
        .containsExactly(
            "Cancels[buyer=ben, immediately=true]",
            "Deploys[deployment=lab, subscription=devices, trial=PT336H, ownCloud=null]",
            "Buys[buyer=ben, freeTrial=null, paymentFails=null, unannounced=null]");
    assertThat(story.sentences().getLast().refused()).isEqualTo("already-subscribed");
    assertThat(story.sentences()).extracting(Story.Sentence::line).containsExactly(5, 6, 7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          - byus: {buyer: ben}                             | there is no word 'byus'. The words are: adds-card,
          - buys: {byer: ben}                              | 'buys' has no 'byer'. It takes: buyer, free-trial (optional), payment-fails (optional), unannounced (optional).
          - buys: {}                                       | 'buys' lacks 'buyer'.
          - buys: {buyer: Ben!}                            | 'buyer': 'Ben!' is no name
          - buys: {buyer: ben, buyer: ada}                 | 'buyer' is said twice
          - buys: {buyer: ben, free-trial: maybe}          | 'maybe' is none of true, false
          - moves: {by: three days}                        | 'by': Text cannot be parsed to a Duration
          - moves: {by: -P1D}                              | time only goes forward
          - moves: P1D                                     | 'moves' is made of names and values
          - joins: {what: kafka}                           | only a second instance joins, not kafka
          - takes-away: {what: sun}                        | 'sun' is none of kafka, postgresql, marketplace-adapter, billing-service, subscription-service, second-billing-service, second-subscription-service, platform
          - expect-event: {event: paid, about: a, rule: C1} | there is no event 'paid'. There are: account-linked,
          - expect-deployment: {deployment: a, state: OFF} | 'OFF' is none of REQUESTED,
          - buys: {buyer: ben, free-trial: [true]}         | 'free-trial' is one word or sentence
          - {}                                             | a step is one word with its arguments, not none
          - buys                                           | each of 'steps' is made of names and values
          """)
  void aMistakeIsPointedAtWithItsLineAndWhatThereIs(String step, String mistake) {
    assertThatThrownBy(() -> read(HEAD + "  " + step + "\n"))
        .isInstanceOf(StoryMistake.class)
        .hasMessageStartingWith("try.yaml:5: ")
        .hasMessageContaining(mistake);
  }

  @Test
  void theHeadingIsCheckedToo() {
    assertThatThrownBy(() -> read("story: A try\nshows: [A20]\nsteps: []\n"))
        .hasMessage("try.yaml:1: 'product:' is missing.");
    assertThatThrownBy(() -> read(HEAD.replace("A20", "twenty") + "  []\n"))
        .hasMessageStartingWith("try.yaml:2: 'twenty' is no number of a rule");
    assertThatThrownBy(() -> read("title: A try\n" + HEAD + "  []\n"))
        .hasMessageStartingWith("try.yaml:1: a story has no 'title'");
  }

  @Test
  void whatIsNoYamlIsSaidWithItsLine() {
    assertThatThrownBy(() -> read(HEAD + "  - buys: {buyer: ben\n"))
        .isInstanceOf(StoryMistake.class)
        .hasMessageStartingWith("try.yaml:6: ");
  }

  private static Story read(String text) {
    return StoryReader.read("try.yaml", new StringReader(text));
  }
}
