package dev.threadmark.local.mails;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One file a mail. A position is the name of the last file: where that is gone, as in a Maildir
 * that is in use, all of it is walked again.
 *
 * @param mails in order
 */
record FolderArchive(Path path, List<StoredMail> mails) implements MailArchive {

  @Override
  public String name() {
    return path.toAbsolutePath().normalize().toString();
  }

  @Override
  public long size() {
    return mails.stream().mapToLong(FolderArchive::length).sum();
  }

  @Override
  public Walk after(String position) {
    FolderWalk walk = new FolderWalk();
    while (!position.isEmpty() && !walk.position().equals(position) && walk.next().isPresent()) {
      continue;
    }
    return walk.position().equals(position) ? walk : new FolderWalk();
  }

  private static long length(StoredMail mail) {
    return mail.file().toFile().length();
  }

  private final class FolderWalk implements Walk {
    private int taken;
    private long passed;

    @Override
    public Optional<StoredMail> next() {
      if (taken == mails.size()) {
        return Optional.empty();
      }
      StoredMail mail = mails.get(taken++);
      passed += length(mail);
      return Optional.of(mail);
    }

    @Override
    public String position() {
      return taken == 0 ? "" : path.relativize(mails.get(taken - 1).file()).toString();
    }

    @Override
    public long passed() {
      return passed;
    }

    @Override
    public void close() {
      // holds nothing open
    }
  }
}
