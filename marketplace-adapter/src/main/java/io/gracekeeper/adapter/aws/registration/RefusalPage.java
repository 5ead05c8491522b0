package io.gracekeeper.adapter.aws.registration;

/**
 * A refusal as a buyer reads it. There is one page, and it asks for nothing: that is why no
 * template engine is started for it.
 */
final class RefusalPage {

  private RefusalPage() {}

  /** The whole page, in HTML. */
  static String of(RegistrationReason reason) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
      :root { color-scheme: light dark; }
      body { max-width: 36rem; margin: 10vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.5rem; line-height: 1.2; }
      .code { opacity: .75; font-size: .875rem; }
    </style>
    </head>
    <body>
    <main>
    <h1>%1$s</h1>
    <p>%2$s</p>
    <p><strong>What to do:</strong> %3$s</p>
    <p>Your purchase is not lost.</p>
    <p class="code">For our support: %4$s</p>
    </main>
    </body>
    </html>
    """
        .formatted(
            escaped(heading(reason)),
            escaped(explanation(reason)),
            escaped(reason.clearedBy()),
            escaped(reason.code()));
  }

  private static String heading(RegistrationReason reason) {
    return switch (reason) {
      case TOKEN_MISSING -> "You arrived without your purchase";
      case TOKEN_INVALID -> "AWS Marketplace does not know this visit";
      case TOKEN_EXPIRED -> "It took too long to get here";
      case PURCHASE_UNNAMED -> "We cannot read your purchase";
      case MARKETPLACE_BUSY -> "Many buyers arrive at once";
      case MARKETPLACE_UNAVAILABLE -> "AWS Marketplace does not answer";
      case BROKER_UNAVAILABLE -> "We cannot take your purchase up now";
    };
  }

  private static String explanation(RegistrationReason reason) {
    return switch (reason) {
      case TOKEN_MISSING ->
          "AWS Marketplace tells us by a token what you purchased, and none came along. Perhaps the page was opened in another way than from there.";
      case TOKEN_INVALID ->
          "The token that came along, by which AWS Marketplace tells us what you purchased, is none of its own.";
      case TOKEN_EXPIRED ->
          "The token by which AWS Marketplace tells us what you purchased is good for some hours only, and they are over.";
      case PURCHASE_UNNAMED ->
          "AWS Marketplace has answered, but does not name the purchase in a way that we understand. That is ours to mend.";
      case MARKETPLACE_BUSY ->
          "AWS Marketplace tells us what you purchased, but only so many buyers at a time.";
      case MARKETPLACE_UNAVAILABLE ->
          "We could not ask AWS Marketplace what you purchased. That usually passes soon.";
      case BROKER_UNAVAILABLE ->
          "We know what you purchased, but could not keep it safely. That usually passes soon.";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
