package dev.threadmark.provider;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A mail that is to be sent from a mailbox, as plain text or in two forms. It checks itself, since
 * much of it comes out of mails that strangers wrote: no field can begin another one.
 *
 * @param to 1 to 50
 * @param cc in copy, at most 50
 * @param replyTo where answers should go; the mailbox itself where empty
 * @param text at most {@link #MAX_TEXT} characters
 * @param html the same as a fragment of HTML, made safe; empty for a plain one
 * @param answers the mail that it answers
 * @param headers at most 4 further fields, named {@code X-...}: Graph takes five, one is ours
 * @param automatic true if no person wrote it: {@code Auto-Submitted} where the provider lets us
 * @param files names of those that go with it; what is in them is kept elsewhere
 * @param writtenAt by our clock, when it was first tried; a day more or less does not matter
 */
public record OutgoingMail(
    OutboxKey key,
    Address from,
    List<Address> to,
    List<Address> cc,
    Optional<Address> replyTo,
    String subject,
    String text,
    Optional<String> html,
    Optional<Original> answers,
    Map<String, String> headers,
    boolean automatic,
    List<String> files,
    Instant writtenAt) {

  /** The field in which the key travels, where the provider keeps header fields. */
  public static final String KEY_FIELD = "X-Threadmark-Outbox";

  /** It is kept in one row of the table until it is sent. */
  public static final int MAX_TEXT = 12_000;

  private static final int MAX_SUBJECT = 400;
  private static final int MAX_TO = 50;
  private static final int MAX_HEADERS = 4;
  private static final int MAX_REFERENCES = 20;
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\\p{Cntrl}<>(),;:\"\\[\\]\\\\@]+@[^\\s\\p{Cntrl}<>(),;:\"\\\\@]+");

  /**
   * The mail that is answered, as it lies in the mailbox.
   *
   * @param thread the provider's thread
   * @param messageId empty where the mail came without
   * @param references of that mail, oldest first
   */
  public record Original(
      ProviderId id,
      Optional<String> thread,
      Optional<MessageId> messageId,
      List<MessageId> references) {

    /** What the {@code References} of an answer say (RFC 5322, 3.6.4), the first and the newest. */
    public List<MessageId> chain() {
      List<MessageId> all = new ArrayList<>(references);
      messageId.ifPresent(all::remove);
      messageId.ifPresent(all::add);
      return all.size() <= MAX_REFERENCES
          ? all
          : Stream.concat(
                  all.stream().limit(1), all.stream().skip(all.size() - MAX_REFERENCES + 1L))
              .toList();
    }
  }

  /** A plain one. */
  public OutgoingMail(
      OutboxKey key,
      Address from,
      List<Address> to,
      List<Address> cc,
      Optional<Address> replyTo,
      String subject,
      String text,
      Optional<Original> answers,
      Map<String, String> headers,
      boolean automatic,
      List<String> files,
      Instant writtenAt) {
    this(
        key,
        from,
        to,
        cc,
        replyTo,
        subject,
        text,
        Optional.empty(),
        answers,
        headers,
        automatic,
        files,
        writtenAt);
  }

  public OutgoingMail {
    to = List.copyOf(to);
    cc = cc == null ? List.of() : List.copyOf(cc); // an entry of an older version
    files = files == null ? List.of() : List.copyOf(files);
    html = html == null ? Optional.empty() : html;
    headers = new LinkedHashMap<>(headers);
    subject = line(subject);
    subject = subject.length() > MAX_SUBJECT ? subject.substring(0, MAX_SUBJECT) : subject;
    if (to.isEmpty() || to.size() > MAX_TO || !to.stream().allMatch(OutgoingMail::canBeSentTo)) {
      throw new IllegalArgumentException("a mail goes to 1 to 50 sound addresses");
    }
    if (cc.size() > MAX_TO || !cc.stream().allMatch(OutgoingMail::canBeSentTo)) {
      throw new IllegalArgumentException("a copy goes to at most 50 sound addresses");
    }
    if (!canBeSentTo(from) || !replyTo.map(OutgoingMail::canBeSentTo).orElse(true)) {
      throw new IllegalArgumentException("a mail comes from a sound address");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException("a text of at most %d characters".formatted(MAX_TEXT));
    }
    headers.replaceAll((name, value) -> line(value));
    if (headers.size() > MAX_HEADERS
        || !headers.keySet().stream().allMatch(name -> name.matches("X-[A-Za-z0-9-]{1,60}"))) {
      throw new IllegalArgumentException("at most 4 fields, named X-...");
    }
  }

  /** True for a plain {@code local@domain}; quoted ones and those with comments are not used. */
  public static boolean canBeSentTo(Address address) {
    return address.value().length() <= 320 && ADDRESS.matcher(address.value()).matches();
  }

  /** The HTML as a document of its own. */
  public Optional<String> htmlDocument() {
    return html.map(
        fragment ->
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
                + fragment
                + "\n</body></html>\n");
  }

  /** The further fields and the key. */
  public Map<String, String> allHeaders() {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(KEY_FIELD, key.value());
    return all;
  }

  /** The same mail, written at another time. */
  public OutgoingMail writtenAt(Instant when) {
    return new OutgoingMail(
        key, from, to, cc, replyTo, subject, text, html, answers, headers, automatic, files, when);
  }

  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
  }
}
