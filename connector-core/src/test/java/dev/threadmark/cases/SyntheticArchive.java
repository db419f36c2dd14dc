package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Threads such as people make them: trees of replies whose References are whole, cut or missing,
 * with mails that never arrived, new matters begun by answering an old mail, and equal subjects in
 * different threads.
 */
final class SyntheticArchive {
  static final MailboxId MAILBOX = new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final List<String> TOPICS =
      List.of("Lamp hums", "Order 4711", "Help", "Angebot für Halle 3", "Facture", "Door sensor");

  private final Random random;
  private final List<Written> written = new ArrayList<>();

  private SyntheticArchive(Random random) {
    this.random = random;
  }

  private record Written(
      int thread, String id, List<String> ancestors, String subject, String people, boolean lost) {}

  /** That many mails, in the order in which they were written. */
  static List<Arrival> of(int mails, Random random) {
    SyntheticArchive archive = new SyntheticArchive(random);
    List<Arrival> arrivals = new ArrayList<>();
    while (arrivals.size() < mails) {
      archive.next().ifPresent(arrivals::add);
    }
    return arrivals;
  }

  private Optional<Arrival> next() {
    int number = written.size();
    boolean root = written.isEmpty() || random.nextInt(4) == 0;
    Written parent = root ? null : written.get(random.nextInt(number));
    Written mail = root ? root(number) : reply(number, parent);
    written.add(mail);
    return mail.lost() ? Optional.empty() : Optional.of(arrival(number, mail, parent));
  }

  private Written root(int number) {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    return new Written(number, id(number), List.of(), topic, "t" + number, lost());
  }

  private Written reply(int number, Written parent) {
    List<String> ancestors = new ArrayList<>(parent.ancestors());
    ancestors.add(parent.id());
    String bare = parent.subject().replaceFirst("^Re: ", "");
    String subject =
        random.nextInt(15) == 0
            ? TOPICS.get(random.nextInt(TOPICS.size())) + " " + number
            : "Re: " + bare;
    return new Written(parent.thread(), id(number), ancestors, subject, parent.people(), lost());
  }

  private boolean lost() {
    return random.nextInt(8) == 0;
  }

  private static String id(int number) {
    return "<m" + number + "@archive.example>";
  }

  private Arrival arrival(int number, Written mail, Written parent) {
    Instant at = START.plusSeconds(600L * number);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    StringBuilder raw = new StringBuilder();
    raw.append("From: ").append(random.nextBoolean() ? "a" : "b").append('.');
    raw.append(mail.people()).append("@customer.example\nTo: support@lumen.example\n");
    raw.append("Subject: ").append(mail.subject()).append('\n');
    raw.append("Date: ").append(date).append("\nMessage-ID: ").append(mail.id()).append('\n');
    if (parent != null) {
      answers(raw, mail.ancestors());
    }
    raw.append("\nThis is what mail ").append(number).append(" has to say.\n");
    byte[] bytes = raw.toString().getBytes(StandardCharsets.UTF_8);
    return MemoryDesk.understood(new Desk.Incoming(MAILBOX, bytes, false, at, Optional.empty()));
  }

  /** As different clients write it. */
  private void answers(StringBuilder raw, List<String> ancestors) {
    int style = random.nextInt(10);
    String parent = ancestors.get(ancestors.size() - 1);
    if (style != 0) {
      raw.append("In-Reply-To: ").append(parent).append('\n');
    }
    List<String> references =
        style < 6
            ? ancestors
            : style < 8
                ? ancestors.subList(Math.max(0, ancestors.size() - 2), ancestors.size())
                : List.of();
    if (!references.isEmpty()) {
      raw.append("References: ").append(String.join("\n ", references)).append('\n');
    }
  }
}
