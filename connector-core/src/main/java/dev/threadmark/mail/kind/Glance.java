package dev.threadmark.mail.kind;

import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MailFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the rules look at in a mail, each made plain once, when it is asked for. */
final class Glance {
  /** Who answers by machine says so at the start: the rest is the mail that is answered. */
  private static final int LOOK = 2_000;

  private static final Pattern NULL_PATH =
      Pattern.compile("<\\s*>|<?mailer-daemon(@[^<>]*)?>?", Pattern.CASE_INSENSITIVE);

  private final Mail mail;
  private final SubjectLine subject;
  private final String contentType;
  private String top;
  private String text;
  private String own;
  private String sender;
  private Boolean challenge;

  Glance(Mail mail) {
    this.mail = mail;
    this.subject = SubjectLine.of(mail.subject());
    this.contentType = header("Content-Type").toLowerCase(Locale.ROOT);
  }

  private String top() {
    if (top == null) {
      String whole = PlainText.of(mail.body());
      top = whole.substring(0, Math.min(whole.length(), 4 * LOOK));
    }
    return top;
  }

  private static String look(String top) {
    String plain = Phrases.plain(top);
    return plain.substring(0, Math.min(plain.length(), LOOK));
  }

  Mail mail() {
    return mail;
  }

  Headers headers() {
    return mail.headers();
  }

  /** The topmost field of that name; empty where there is none. */
  String header(String name) {
    return mail.headers().first(name).orElse("");
  }

  SubjectLine subject() {
    return subject;
  }

  /** The start of its words, quotes and all. */
  String text() {
    text = text == null ? look(top()) : text;
    return text;
  }

  /** The start of its words up to where somebody else's begin. */
  String own() {
    own = own == null ? look(Quotes.without(top())) : own;
    return own;
  }

  /** True if words stand below quoted ones, as people answer and machines do not. */
  boolean interleaved() {
    return Quotes.interleaved(top());
  }

  /** True if its words ask the sender to prove that a person wrote. */
  boolean challenge() {
    challenge = challenge == null ? AutomaticPhrases.CHALLENGE.in(own()) : challenge;
    return challenge;
  }

  /** From and Sender as written, decoded, in lower case. */
  String sender() {
    if (sender == null) {
      sender =
          Phrases.plain(MailFields.decoded(header("From") + " " + header("Sender")))
              .toLowerCase(Locale.ROOT);
    }
    return sender;
  }

  String contentType() {
    return contentType;
  }

  /** True if one of its parts is of one of these media types, or it is of that type itself. */
  boolean holds(String... types) {
    return Arrays.stream(types)
        .anyMatch(
            type ->
                contentType.startsWith(type)
                    || mail.attachments().stream().anyMatch(part -> part.type().equals(type)));
  }

  /** True for a {@code multipart/report} (RFC 6522) of that report type. */
  boolean isReport(String type) {
    return contentType.startsWith("multipart/report")
        && contentType.replaceAll("[\\s\"]", "").contains("report-type=" + type);
  }

  /** RFC 5321, 4.5.5: the empty return path of what must not be bounced in turn. */
  boolean emptyReturnPath() {
    return NULL_PATH.matcher(header("Return-Path").strip()).matches();
  }

  /** True if it was made because of another mail, as its fields or its subject show. */
  boolean answers() {
    return !header("In-Reply-To").isBlank()
        || !header("References").isBlank()
        || !header("X-MS-Exchange-Parent-Message-Id").isBlank()
        || subject.answer();
  }
}
