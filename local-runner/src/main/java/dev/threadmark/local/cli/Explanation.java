package dev.threadmark.local.cli;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Clue;
import dev.threadmark.correlate.Clues;
import dev.threadmark.correlate.Correlator;
import dev.threadmark.correlate.Decision;
import dev.threadmark.correlate.Evidence;
import dev.threadmark.correlate.Policy;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Understanding;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.NamedAddress;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.html.SafeHtml;
import dev.threadmark.mail.mime.MailFields;
import dev.threadmark.mail.mime.MimeReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Threadmark makes of one mail, as the fields that {@code explain --json} promises. */
final class Explanation {
  private static final TokenKeys NO_KEYS =
      new TokenKeys(Map.of("00", "no key of a real tenant".getBytes(StandardCharsets.UTF_8)));

  private final Optional<Engine> engine;
  private final MailboxId mailbox;

  /** Explains against no tickets at all. */
  Explanation() {
    engine = Optional.empty();
    mailbox = new MailboxId("nobody", Demo.ADDRESS);
  }

  /** Explains against the tickets of the first of {@code mailboxes}. */
  Explanation(Engine engine, List<MailboxId> mailboxes) {
    this.engine = Optional.of(engine);
    mailbox = mailboxes.isEmpty() ? new MailboxId("nobody", Demo.ADDRESS) : mailboxes.get(0);
  }

  Map<String, Object> of(String file) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", file);
    try {
      fields(fields, read(Path.of(file)));
    } catch (NoSuchFileException e) {
      fields.put("error", "there is no such file");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      fields.put("error", "it cannot be read: " + e.getClass().getSimpleName());
    }
    return fields;
  }

  static void print(PrintStream out, Map<String, Object> fields) {
    fields.forEach(
        (name, value) -> {
          String text = String.valueOf(value).strip();
          if (text.contains("\n")) {
            out.println(name + ":");
            text.lines().forEach(line -> out.println("  | " + Output.plain(line)));
          } else {
            out.println(name + ": " + Output.plain(text));
          }
        });
    out.println();
  }

  private static Mail read(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".txt")) {
      return bare(Body.text(Files.readString(file)));
    }
    if (name.endsWith(".html") || name.endsWith(".htm")) {
      return bare(Body.html(Files.readString(file)));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return MimeReader.read(in);
    }
  }

  private static Mail bare(Body body) {
    return MailFields.mail(Headers.NONE, body, List.of(), Optional.empty());
  }

  private void fields(Map<String, Object> fields, Mail mail) {
    Instant at = mail.date().orElse(Instant.EPOCH);
    TokenKeys keys = engine.map(Engine::tokenKeys).orElse(NO_KEYS);
    Arrival arrival =
        Understanding.of(mailbox, mail, at, false, Optional.empty(), keys, SenderCheck.NONE);
    Clues clues = Clues.of(arrival);
    Decision decision =
        engine
            .map(known -> known.intake().consider(arrival, clues, Policy.DEFAULT))
            .orElseGet(
                () -> Correlator.decide(arrival, clues, Evidence.NONE, Policy.DEFAULT, keys));
    fields.put("messageId", mail.id().value());
    fields.put("from", mail.parties().from().map(Explanation::address).orElse(null));
    fields.put("subject", mail.subject());
    fields.put("kind", arrival.kind().label());
    fields.put("newText", arrival.words().written());
    fields.put("quotedText", arrival.words().elided());
    fields.put("html", mail.body().html().map(SafeHtml::of).orElse(""));
    fields.put("attachments", mail.attachments().stream().map(Explanation::attachment).toList());
    fields.put("references", mail.references().stream().map(Object::toString).toList());
    fields.put("clues", clues.all().stream().map(Clue::text).toList());
    fields.put("decision", decision(decision));
  }

  private static Map<String, Object> address(NamedAddress address) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", address.name());
    fields.put("address", address.address().value());
    return fields;
  }

  private static Map<String, Object> attachment(Attachment attachment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", attachment.name());
    fields.put("type", attachment.type());
    fields.put("size", attachment.size());
    fields.put("inline", attachment.inline());
    return fields;
  }

  private static Map<String, Object> decision(Decision decision) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("decision", decision.label());
    fields.put("ticket", decision.concerns().map(Object::toString).orElse(null));
    fields.put("rule", decision.reason().rule().label());
    fields.put("because", decision.reason().because());
    return fields;
  }
}
