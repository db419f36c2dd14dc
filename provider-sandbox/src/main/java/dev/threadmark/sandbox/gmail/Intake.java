package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Mail that comes in through the API: sent, inserted, imported, drafted. Under the lock. */
final class Intake {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?im)^Message-ID:[^\\r\\n]*(\\r?\\n[ \\t][^\\r\\n]*)*\\r?\\n");

  private final Clock clock;
  private final MessageJson json;
  private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
  private volatile boolean replaceMessageIds;
  private volatile boolean forgetMessageIds;
  private volatile boolean holdSearch;

  /** A mail on its way to one of its recipients. */
  record Outgoing(String recipient, byte[] raw) {}

  Intake(Clock clock, MessageJson json) {
    this.clock = clock;
    this.json = json;
  }

  void replaceMessageIds(boolean replace) {
    replaceMessageIds = replace;
  }

  void forgetMessageIds(boolean forget) {
    replaceMessageIds = forget;
    forgetMessageIds = forget;
  }

  void holdSearch(boolean hold) {
    holdSearch = hold;
  }

  /** The next mail that is to be delivered: its sender's account must not be locked any more. */
  Optional<Outgoing> next() {
    return Optional.ofNullable(outgoing.poll());
  }

  /**
   * {@code users.messages.send}.
   *
   * @param media the mail itself where it was uploaded
   */
  Reply send(Account account, JsonNode body, Optional<byte[]> media) {
    return Reply.json(MessageJson.withLabels(send(account, raw(body, media), thread(body))));
  }

  private StoredMail send(Account account, byte[] raw, Optional<String> thread) {
    if (StoredMail.head(raw).header("To").isEmpty()
        && StoredMail.head(raw).header("Cc").isEmpty()
        && StoredMail.head(raw).header("Bcc").isEmpty()) {
      throw ApiError.badRequest("Recipient address required");
    }
    byte[] sent = withMessageId(account, raw);
    StoredMail mail = account.add(sent, List.of(Labels.SENT), clock.millis(), thread);
    if (holdSearch) {
      account.unsearchable.add(mail.id);
    }
    // A mail to oneself is one message, not two.
    recipients(mail).stream()
        .filter(recipient -> !recipient.equalsIgnoreCase(account.address))
        .forEach(recipient -> outgoing.add(new Outgoing(recipient, sent)));
    return mail;
  }

  private static List<String> recipients(StoredMail mail) {
    return Stream.of("To", "Cc", "Bcc")
        .flatMap(name -> mail.header(name).stream())
        .flatMap(list -> LenientAddressParser.DEFAULT.parseAddressList(list).flatten().stream())
        .map(Mailbox::getAddress)
        .toList();
  }

  /** {@code users.messages.insert} and {@code import}. */
  Reply insert(Account account, JsonNode body, Optional<byte[]> media, Call call) {
    byte[] raw = raw(body, media);
    List<String> labels = Json.texts(body.path("labelIds"));
    boolean byHeader =
        call.parameter("internalDateSource").filter("dateHeader"::equalsIgnoreCase).isPresent();
    long date = byHeader ? dateHeader(raw).orElse(clock.millis()) : clock.millis();
    return Reply.json(MessageJson.withLabels(account.add(raw, labels, date, thread(body))));
  }

  Reply createDraft(Account account, JsonNode body, Optional<byte[]> media) {
    JsonNode message = body.path("message");
    StoredMail mail =
        account.add(raw(message, media), List.of(Labels.DRAFT), clock.millis(), thread(message));
    String id = "r" + Long.parseUnsignedLong(mail.id, 16);
    account.drafts.put(id, mail.id);
    return draft(id, MessageJson.withLabels(mail));
  }

  /** The draft keeps its id and gets another message, as with the real service. */
  Reply updateDraft(Account account, String id, JsonNode body, Optional<byte[]> media) {
    StoredMail old = draftMail(account, id);
    JsonNode message = body.path("message");
    StoredMail mail =
        account.add(raw(message, media), List.of(Labels.DRAFT), clock.millis(), thread(message));
    account.delete(old.id);
    account.drafts.put(id, mail.id);
    return draft(id, MessageJson.withLabels(mail));
  }

  Reply getDraft(Account account, String id, Call call) {
    String format = call.parameter("format").orElse("full");
    return draft(id, json.of(draftMail(account, id), format, List.of()));
  }

  Reply listDrafts(Account account) {
    ObjectNode list = Json.object();
    account.drafts.forEach(
        (id, mail) ->
            list.withArray("drafts")
                .addObject()
                .put("id", id)
                .set("message", MessageJson.reference(account.get(mail))));
    return Reply.json(list.put("resultSizeEstimate", account.drafts.size()));
  }

  Reply deleteDraft(Account account, String id) {
    account.delete(draftMail(account, id).id);
    account.drafts.remove(id);
    return Reply.nothing();
  }

  /** The draft goes; the sent mail is a new message with an id of its own. */
  Reply sendDraft(Account account, JsonNode body) {
    String id = body.path("id").asText();
    StoredMail draft = draftMail(account, id);
    StoredMail sent = send(account, draft.raw, Optional.of(draft.threadId));
    account.delete(draft.id);
    account.drafts.remove(id);
    return Reply.json(MessageJson.withLabels(sent));
  }

  private static StoredMail draftMail(Account account, String id) {
    return account.get(Optional.ofNullable(account.drafts.get(id)).orElseThrow(ApiError::notFound));
  }

  private static Reply draft(String id, ObjectNode message) {
    return Reply.json(Json.object().put("id", id).set("message", message));
  }

  private static byte[] raw(JsonNode message, Optional<byte[]> media) {
    if (media.isPresent()) {
      return media.get();
    }
    try {
      byte[] raw = Base64.getUrlDecoder().decode(message.path("raw").asText());
      if (raw.length > 0) {
        return raw;
      }
    } catch (IllegalArgumentException e) {
      // Answered below.
    }
    throw ApiError.badRequest("'raw' RFC822 payload message string or uploading message required");
  }

  private static Optional<String> thread(JsonNode message) {
    return Optional.of(message.path("threadId").asText()).filter(id -> !id.isEmpty());
  }

  private byte[] withMessageId(Account account, byte[] raw) {
    boolean has = StoredMail.head(raw).header("Message-ID").isPresent();
    if (has && !replaceMessageIds) {
      return raw;
    }
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    String own =
        "Message-ID: <CA%d.%d@mail.gmail.com>\r\n"
            .formatted(account.history.current(), clock.millis());
    if (!has) {
      return (own + text).getBytes(StandardCharsets.ISO_8859_1);
    }
    // The id that was given survives under another name (X-Google-Original-Message-ID).
    String given = StoredMail.head(raw).header("Message-ID").orElse("");
    String kept = forgetMessageIds ? own : own + "X-Google-Original-Message-ID: " + given + "\r\n";
    return MESSAGE_ID
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement(kept))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<Long> dateHeader(byte[] raw) {
    MimePart head = StoredMail.head(raw);
    return head.header("Date").flatMap(MailDates::parse).map(Instant::toEpochMilli);
  }
}
