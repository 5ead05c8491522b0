package io.gracekeeper.adapter.aws.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gracekeeper.adapter.aws.certificates.CertificateAddress;
import io.gracekeeper.adapter.aws.certificates.SigningCertificate;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/** A message that may be from SNS: nothing but its signature is left to be checked. */
record Claim(
    SnsMessage message, TopicArn topic, SignatureVersion version, CertificateAddress address)
    implements Screening.Result {

  boolean isSignedBy(SigningCertificate certificate) {
    try {
      var signature = Base64.getDecoder().decode(message.head().signature());
      return certificate.hasSigned(signed(), signature, version.algorithm());
    } catch (IllegalArgumentException | CharacterCodingException unsignable) {
      return false;
    }
  }

  /** Half a surrogate pair would silently be encoded as another character. */
  private byte[] signed() throws CharacterCodingException {
    ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(message.stringToSign()));
    var bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
