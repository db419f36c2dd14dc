package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.threadmark.mail.Mail;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.kind.Kind;
import dev.threadmark.mail.kind.Kinds;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.mail.mime.MimeReaderProperties;
import dev.threadmark.mail.words.NewWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The way of a mail from its bytes to its words: whatever comes in, a mail comes out. */
final class RawMails implements Target.Check {
  private final SenderCheck sender = new SenderCheck(Authserv.named("mx.acme.example"), Set.of());

  @Override
  public void of(byte[] input) throws IOException {
    Mail mail = MimeReader.read(new ByteArrayInputStream(input));
    assertFalse(mail.id().value().isEmpty());
    sender.author(mail);
    Kind kind = Kinds.of(mail);
    assertFalse(kind.because().isBlank());
    Kinds.wantsRaw(mail);
    Kinds.report(mail, kind.kind());
    NewWords.of(mail.body());
  }

  /** The mails of the correlation cases, and one that has a part of every kind. */
  @Override
  public List<byte[]> seeds() {
    try (Stream<Path> cases = Files.walk(Path.of("cases"))) {
      Stream<byte[]> mails =
          cases.filter(file -> file.toString().endsWith(".eml")).sorted().map(RawMails::bytes);
      return Stream.concat(Stream.of(MimeReaderProperties.MAIL), mails).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
