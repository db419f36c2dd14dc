package dev.threadmark.local.mails;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds the mails that a path stands for: a folder of {@code .eml} files, an mbox file, a Maildir,
 * or one mail. Only their places are held, not their bytes.
 */
public final class MailFiles {
  private MailFiles() {}

  /**
   * The mails of {@code path} in a steady order.
   *
   * @throws NoSuchMail if it is not there or cannot be read
   */
  public static List<StoredMail> in(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return Files.isDirectory(path.resolve("cur")) ? maildir(path) : folder(path);
      }
      if (!Files.isReadable(path)) {
        throw new NoSuchMail(
            "%s: no such file or folder (or no right to read it); give a folder of .eml files, an"
                    .formatted(path)
                + " mbox file or a Maildir");
      }
      return mbox(path) ? stretches(path) : List.of(whole(path));
    } catch (IOException e) {
      throw new NoSuchMail("%s: cannot be read (%s)".formatted(path, e.getMessage()));
    }
  }

  private static List<StoredMail> folder(Path folder) throws IOException {
    return files(folder, path -> name(path).endsWith(".eml"));
  }

  private static List<StoredMail> maildir(Path folder) throws IOException {
    List<StoredMail> mails = new ArrayList<>();
    for (String part : List.of("cur", "new")) {
      if (Files.isDirectory(folder.resolve(part))) {
        mails.addAll(files(folder.resolve(part), path -> !name(path).startsWith(".")));
      }
    }
    return mails;
  }

  private static List<StoredMail> files(Path folder, java.util.function.Predicate<Path> wanted)
      throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(wanted)
          .sorted()
          .map(MailFiles::whole)
          .toList();
    }
  }

  private static StoredMail whole(Path path) {
    return new StoredMail(path, 0, -1, false);
  }

  private static String name(Path path) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  static boolean mbox(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      boolean fromLine = new String(in.readNBytes(5)).equals("From ");
      return fromLine && !name(path).endsWith(".eml");
    }
  }

  private static List<StoredMail> stretches(Path path) throws IOException {
    List<StoredMail> mails = new ArrayList<>();
    try (Mbox mbox = Mbox.at(path, 0)) {
      for (var mail = mbox.next(); mail.isPresent(); mail = mbox.next()) {
        mails.add(mail.get());
      }
    }
    return mails;
  }
}
