package dev.threadmark.local.mails;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An mbox file. A position is the offset of a {@code From } line, or the end, and a checksum of how
 * the file begins: mail that is appended later is found there, another file of that name is not
 * taken for it.
 */
record MboxArchive(Path path) implements MailArchive {
  private static final int BEGINNING = 1_024;

  @Override
  public String name() {
    return path.toAbsolutePath().normalize().toString();
  }

  @Override
  public long size() {
    return path.toFile().length();
  }

  @Override
  public Walk after(String position) throws IOException {
    String begins = beginning();
    String[] words = position.split(" ");
    boolean ours = words.length == 2 && words[1].equals(begins);
    long offset = ours ? Long.parseLong(words[0]) : 0;
    Mbox mbox = Mbox.at(path, offset);
    if (mbox.atAMail() && offset <= size()) {
      return new MboxWalk(mbox, begins);
    }
    mbox.close();
    return new MboxWalk(Mbox.at(path, 0), begins);
  }

  private String beginning() throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in = Files.newInputStream(path)) {
      checksum.update(in.readNBytes(BEGINNING));
    }
    return Long.toHexString(checksum.getValue());
  }

  private record MboxWalk(Mbox mbox, String begins) implements Walk {
    @Override
    public Optional<StoredMail> next() throws IOException {
      return mbox.next();
    }

    @Override
    public String position() {
      return mbox.position() + " " + begins;
    }

    @Override
    public long passed() {
      return mbox.position();
    }

    @Override
    public void close() throws IOException {
      mbox.close();
    }
  }
}
