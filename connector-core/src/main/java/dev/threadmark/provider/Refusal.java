package dev.threadmark.provider;

/**
 * Why a webhook request is not believed, and the HTTP status that answers it. This is the one
 * table; {@code docs/webhooks.md} shows it and a test holds the two together.
 *
 * <p>What a stranger may send is answered 4xx. What the real provider could send by an old
 * subscription is answered 2xx and dropped: anything else would be sent again for hours.
 */
public enum Refusal {
  NOT_FOUND(404, "no webhook at this path"),
  METHOD(405, "webhooks take POST only"),
  TOO_LARGE(413, "the body is larger than 1 MiB"),
  GARBAGE(400, "the body is not a notification"),
  NO_TOKEN(401, "the bearer token is missing"),
  FOREIGN_TOKEN(401, "the bearer token is not from the expected issuer, audience or account"),
  EXPIRED_TOKEN(401, "the bearer token has expired"),
  NO_KEYS(503, "the keys that check bearer tokens cannot be had, send it again"),
  CLIENT_STATE(202, "the clientState is not ours"),
  UNKNOWN_SUBSCRIPTION(202, "no mailbox of ours has this subscription"),
  UNKNOWN_MAILBOX(202, "no such mailbox is watched");

  private final int status;
  private final String sentence;

  Refusal(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  public int status() {
    return status;
  }

  public String sentence() {
    return sentence;
  }
}
