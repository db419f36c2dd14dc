package dev.threadmark.provider.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the push of the Pub/Sub subscription behind {@code users.watch}.
 *
 * <p>Answers: {@code NO_TOKEN}, {@code FOREIGN_TOKEN}, {@code EXPIRED_TOKEN}, {@code NO_KEYS},
 * {@code TOO_LARGE}, {@code GARBAGE}, {@code UNKNOWN_MAILBOX}, or one doorbell. The token is looked
 * at first: what a stranger sends is not even parsed. The history id of a push is not used, it may
 * be late or out of order.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/push">Pub/Sub: push subscriptions</a>
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/push">Gmail: push
 *     notifications</a>
 */
public final class GmailBell implements BellReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEARER = "bearer ";

  private final PushToken token;
  private final Function<Address, Optional<MailboxId>> mailboxes;

  /**
   * @param mailboxes the watched mailbox with an address, if there is one
   */
  public GmailBell(PushToken token, Function<Address, Optional<MailboxId>> mailboxes) {
    this.token = token;
    this.mailboxes = mailboxes;
  }

  @Override
  public Ring read(Request request, Instant now) {
    Optional<Refusal> refusal = refusal(request, now);
    if (refusal.isPresent()) {
      return new Ring.Refused(refusal.get());
    }
    if (request.body().length > Request.MAX_BODY_BYTES) {
      return new Ring.Refused(Refusal.TOO_LARGE);
    }
    Optional<Address> address = address(request.body());
    if (address.isEmpty()) {
      return new Ring.Refused(Refusal.GARBAGE);
    }
    return mailboxes
        .apply(address.get())
        .<Ring>map(
            mailbox ->
                new Ring.Rung(List.of(new Doorbell(mailbox, Doorbell.Why.NOTIFICATION)), List.of()))
        .orElse(new Ring.Refused(Refusal.UNKNOWN_MAILBOX));
  }

  private Optional<Refusal> refusal(Request request, Instant now) {
    String authorization = request.header("authorization").orElse("").strip();
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String jwt = bearer ? authorization.substring(BEARER.length()).strip() : "";
    return jwt.isEmpty() ? Optional.of(Refusal.NO_TOKEN) : token.refusal(jwt, now);
  }

  /** The {@code emailAddress} in the data of the message. */
  private static Optional<Address> address(byte[] body) {
    try {
      JsonNode push = JSON.readTree(body);
      String data = push == null ? "" : push.path("message").path("data").asText("");
      JsonNode told = JSON.readTree(Base64Url.decoded(data));
      JsonNode address = told == null ? null : told.get("emailAddress");
      return address == null || !address.isTextual()
          ? Optional.empty()
          : Address.parse(address.asText());
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
