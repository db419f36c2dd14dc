package dev.threadmark.local.demo;

import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.store.MailMark;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The story as the lines of {@code EXPECTED.tsv}: file, decision, a letter for the ticket in the
 * order they begin, kind, rule.
 */
final class StoryTable {
  private StoryTable() {}

  static List<String> of(Handled handled) throws IOException {
    Map<String, String> letters = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (StoredMail stored : Story.mails()) {
      MailMark mark = handled.marks().get(id(stored));
      String file = stored.file().getFileName().toString();
      lines.add(mark == null ? file + "\tmissing" : line(file, mark, letters));
    }
    return lines;
  }

  static String id(StoredMail stored) throws IOException {
    try (InputStream raw = stored.open()) {
      Mail mail = MimeReader.read(raw);
      return mail.id().value();
    }
  }

  private static String line(String file, MailMark mark, Map<String, String> letters) {
    String letter =
        mark.ticket()
            .map(
                ticket ->
                    letters.computeIfAbsent(
                        ticket, any -> String.valueOf((char) ('A' + letters.size()))))
            .orElse("-");
    return String.join("\t", file, mark.decision(), letter, mark.kind(), mark.rule());
  }
}
