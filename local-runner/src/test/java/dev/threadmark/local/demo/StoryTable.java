package dev.threadmark.local.demo;

import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.store.MailMark;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The story as the lines of {@code EXPECTED.tsv}: file, decision, a letter for the ticket in the
 * order they begin, kind, rule.
 */
final class StoryTable {
  private StoryTable() {}

  static List<String> of(Handled handled) throws IOException {
    List<String> begun = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (StoredMail stored : Story.mails()) {
      MailMark mark = handled.marks().get(id(stored));
      String file = stored.file().getFileName().toString();
      lines.add(mark == null ? file + "\tmissing" : line(file, handled, mark, begun));
    }
    return lines;
  }

  static String id(StoredMail stored) throws IOException {
    try (InputStream raw = stored.open()) {
      Mail mail = MimeReader.read(raw);
      return mail.id().value();
    }
  }

  private static String line(String file, Handled handled, MailMark mark, List<String> begun) {
    String ticket = handled.tickets().get(mark.messageId());
    if (ticket != null && !begun.contains(ticket)) {
      begun.add(ticket);
    }
    String letter = ticket == null ? "-" : String.valueOf((char) ('A' + begun.indexOf(ticket)));
    return String.join("\t", file, mark.decision(), letter, mark.kind(), mark.rule());
  }
}
