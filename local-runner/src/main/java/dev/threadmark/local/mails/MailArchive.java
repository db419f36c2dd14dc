package dev.threadmark.local.mails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Many mails in one place, to be walked in an order that stays the same. */
public interface MailArchive {
  /** Its path, the same from wherever the command is started. */
  String name();

  /** Bytes, more or less: to tell how much is left. */
  long size();

  /**
   * Walks what comes after {@code position}; all of it where that is empty or no place of this
   * archive any more, as when the file was replaced.
   */
  Walk after(String position) throws IOException;

  /** A walk; for one thread. */
  interface Walk extends AutoCloseable {
    Optional<StoredMail> next() throws IOException;

    /** Where it stands: what {@link MailArchive#after} takes. Printable ASCII or a file's name. */
    String position();

    /** Bytes that lie before that. */
    long passed();

    @Override
    void close() throws IOException;
  }

  /**
   * The archive at a path: an mbox, a Maildir, a folder of {@code .eml} files, or one mail.
   *
   * @throws NoSuchMail if it is not there or cannot be read
   */
  static MailArchive at(Path path) {
    try {
      return Files.isRegularFile(path) && Files.isReadable(path) && MailFiles.mbox(path)
          ? new MboxArchive(path)
          : new FolderArchive(path, MailFiles.in(path));
    } catch (IOException e) {
      throw new NoSuchMail("%s: cannot be read (%s)".formatted(path, e.getMessage()));
    }
  }
}
