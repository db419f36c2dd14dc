package dev.threadmark.local.chaos;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.provider.Folder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Threads as people make them: customers write and answer, agents answer, out-of-office notes come
 * back, some mails never arrive, some come twice, and two matters have one subject.
 */
final class Letters {
  private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");
  private static final List<String> TOPICS =
      List.of("Lamp hums", "Order 4711", "Help", "Angebot für Halle 3", "Facture", "Door sensor");

  private final Random random;
  private final String address;
  private final List<Letter> letters = new ArrayList<>();
  private int number;

  private Letters(Random random, String address) {
    this.random = random;
    this.address = address;
  }

  /** Some threads to {@code address}, in the order in which they were written. */
  static List<Letter> of(int threads, String address, Random random) {
    Letters all = new Letters(random, address);
    for (int thread = 0; thread < threads; thread++) {
      all.thread(thread);
    }
    return all.letters;
  }

  /** The same letters as they might arrive: late, doubled, out of order. */
  static List<Letter> arriving(List<Letter> written, Random random) {
    List<Letter> all = new ArrayList<>(written);
    written.stream().filter(any -> random.nextInt(6) == 0).forEach(all::add);
    for (int i = 0; i + 1 < all.size(); i++) {
      Collections.swap(all, i, Math.min(all.size() - 1, i + random.nextInt(4)));
    }
    return all;
  }

  private record Written(String id, List<String> ancestors) {}

  private void thread(int thread) {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    List<Written> written = new ArrayList<>();
    int mails = 1 + random.nextInt(3);
    boolean begun = false;
    for (int i = 0; i < mails || !begun; i++) {
      Written parent = written.isEmpty() ? null : written.get(random.nextInt(written.size()));
      List<String> ancestors = new ArrayList<>();
      if (parent != null) {
        ancestors.addAll(parent.ancestors());
        ancestors.add(parent.id());
      }
      Written mail = new Written("<m" + ++number + "@history.example>", ancestors);
      written.add(mail);
      // A first mail that nobody sees leaves its answers without a common parent.
      boolean arrives = written.size() == 1 || random.nextInt(8) > 0;
      begun |= arrives;
      if (arrives) {
        letters.add(letter(thread, topic, mail));
      }
    }
  }

  private Letter letter(int thread, String topic, Written mail) {
    boolean reply = !mail.ancestors().isEmpty();
    boolean agent = reply && random.nextInt(3) == 0;
    boolean away = reply && !agent && random.nextInt(6) == 0;
    String customer = "c" + thread + "@customer.example";
    StringBuilder raw = new StringBuilder();
    raw.append("From: ").append(agent ? address : customer);
    raw.append("\nTo: ").append(agent ? customer : address);
    raw.append("\nSubject: ").append(reply ? "Re: " : "");
    raw.append(topic).append("\nDate: ").append(date()).append("\nMessage-ID: ").append(mail.id());
    if (reply) {
      String parent = mail.ancestors().get(mail.ancestors().size() - 1);
      // With only its parent named, a mail would be tied to nothing where the parent is missing.
      raw.append("\nReferences: ").append(String.join("\n ", mail.ancestors()));
      raw.append(random.nextInt(3) > 0 ? "\nIn-Reply-To: " + parent : "");
    }
    raw.append(away ? "\nAuto-Submitted: auto-replied" : "");
    raw.append("\n\nMail ").append(number).append(".\n");
    byte[] bytes = raw.toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return new Letter(thread, agent ? Folder.SENT : Folder.INBOX, bytes, read(bytes));
  }

  private String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        START.plusSeconds(60L * number).atOffset(ZoneOffset.UTC));
  }

  private static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
