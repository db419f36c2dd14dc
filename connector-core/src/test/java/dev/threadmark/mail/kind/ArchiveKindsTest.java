package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People wrote nearly all mails of the public list archives: few may count as a machine's. */
@Tag("long")
class ArchiveKindsTest {
  @Test
  void fewMailsOfListArchivesAreTakenForMachineMail() throws IOException {
    int mails = 0;
    List<String> machine = new ArrayList<>();
    for (Path mbox : mboxes(Corpora.folder("threads"))) {
      for (byte[] raw : mails(mbox)) {
        Glance glance = new Glance(EmlFiles.read(raw));
        Optional<Rule> rule = Kinds.rule(glance);
        mails++;
        if (rule.filter(r -> r.kind().automatic()).isPresent()) {
          machine.add(rule.get().name() + " " + glance.mail().id());
        }
      }
    }
    assertTrue(mails > 0);
    assertTrue(machine.size() <= 0.003 * mails, machine.toString());
  }

  private static List<Path> mboxes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".mbox")).sorted().toList();
    }
  }

  /** The mails of an mboxrd file. */
  private static List<byte[]> mails(Path mbox) throws IOException {
    List<byte[]> mails = new ArrayList<>();
    ByteArrayOutputStream mail = null;
    for (String line : Files.readString(mbox, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
      if (line.startsWith("From ")) {
        if (mail != null) {
          mails.add(mail.toByteArray());
        }
        mail = new ByteArrayOutputStream();
      } else if (mail != null) {
        boolean quoted = line.matches("(?s)>+From .*");
        mail.writeBytes(line.substring(quoted ? 1 : 0).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    if (mail != null) {
      mails.add(mail.toByteArray());
    }
    return mails;
  }
}
