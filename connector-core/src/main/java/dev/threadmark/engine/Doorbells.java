package dev.threadmark.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import java.util.Optional;

/**
 * Doorbells as queue messages: {@code {"mailbox":"tenant/address","why":"SWEEP"}}, and where there
 * is any, {@code tries} and {@code traceparent}. Light: the webhook writes them while the provider
 * waits.
 */
public final class Doorbells {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Doorbells() {}

  /**
   * A doorbell on its way.
   *
   * @param tries how often it was answered in vain and put on the queue anew; where a queue counts
   *     what it delivers again by itself, that comes on top
   * @param traceparent of the request that rang, as W3C Trace Context writes it
   */
  public record Sent(Doorbell bell, int tries, Optional<String> traceparent) {
    /** The same bell, rung once more. */
    public Sent again() {
      return new Sent(bell, tries + 1, traceparent);
    }
  }

  public static String write(Doorbell doorbell) {
    return write(new Sent(doorbell, 0, Optional.empty()));
  }

  public static String write(Sent sent) {
    ObjectNode json = JSON.createObjectNode();
    json.put("mailbox", sent.bell().mailbox().toString());
    json.put("why", sent.bell().why().name());
    if (sent.tries() > 0) {
      json.put("tries", sent.tries());
    }
    sent.traceparent().ifPresent(trace -> json.put("traceparent", trace));
    return json.toString();
  }

  /** What {@link #write} wrote; a message that is not that is a surprise. */
  public static Sent read(String message) {
    try {
      JsonNode json = JSON.readTree(message);
      String mailbox = json.path("mailbox").asText();
      int slash = mailbox.indexOf('/');
      return new Sent(
          new Doorbell(
              new MailboxId(mailbox.substring(0, slash), new Address(mailbox.substring(slash + 1))),
              Doorbell.Why.valueOf(json.path("why").asText())),
          json.path("tries").asInt(0),
          Optional.ofNullable(json.path("traceparent").textValue()));
    } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("a queue message is no doorbell", e);
    }
  }
}
