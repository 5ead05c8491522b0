package io.gracekeeper.adapter.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.gracekeeper.embedded.PublicDocument;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class NoticeTest {

  @Test
  void itsHeadersAreThoseOfThePublicDocument() {
    // Given
    var notice = new Notice("aws-sns", "arn", "id-1", Instant.EPOCH, new byte[0]);

    // When
    var headers = StreamSupport.stream(notice.headers().spliterator(), false).map(Header::key);

    // Then
    assertThat(headers)
        .containsExactlyInAnyOrderElementsOf(PublicDocument.requiredHeaders("notice"));
  }
}
