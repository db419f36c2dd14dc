package dev.threadmark.local.imports.helpdesk;

import dev.threadmark.local.imports.helpdesk.OldTicket.OldMail;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail of another help desk as the mail that it was, or might have been. What its own fields do
 * not tie to its ticket is tied there: each answers the one before.
 */
final class OldMailText {
  private OldMailText() {}

  /** All mails of a ticket, in order. */
  static List<byte[]> of(OldTicket ticket) {
    List<String> ids = ticket.mails().stream().map(OldMail::messageId).toList();
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      OldMail mail = ticket.mails().get(i);
      String before = i == 0 ? "" : ids.get(i - 1);
      boolean known = ids.subList(0, i).contains(mail.answers());
      texts.add(
          text(mail, ticket.tag(), i == 0 ? mail.answers() : known ? mail.answers() : before));
    }
    return texts;
  }

  private static byte[] text(OldMail mail, String tag, String answers) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("From", mail.from());
    fields.put("To", mail.to());
    fields.put("Cc", mail.cc());
    fields.put("Subject", subject(mail, tag, !answers.isEmpty()));
    fields.put(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.at().atOffset(ZoneOffset.UTC)));
    fields.put("Message-ID", mail.messageId());
    fields.put("In-Reply-To", answers);
    fields.put("MIME-Version", "1.0");
    fields.put("Content-Type", "text/%s; charset=utf-8".formatted(mail.html() ? "html" : "plain"));
    fields.put("Content-Transfer-Encoding", "8bit");
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            text.append(name).append(": ").append(line(value)).append("\r\n");
          }
        });
    text.append("\r\n").append(mail.body());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** With the old number, so that it is found, and an answer under it is told. */
  private static String subject(OldMail mail, String tag, boolean answer) {
    String subject = mail.subject();
    String marked = answer && !subject.matches("(?i)(re|aw):.*") ? "Re: " + subject : subject;
    return marked.contains(tag) ? marked : marked + " " + tag;
  }

  /** A field is one line, whatever an export holds. */
  private static String line(String value) {
    return value.replaceAll("[\\p{Cntrl}]+", " ").strip();
  }
}
