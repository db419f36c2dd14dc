package dev.threadmark.local.runtime;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.local.sqlite.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the local runner keeps everything: {@code threadmark.db} (table and queue) and {@code
 * token.keys} (one {@code <key id> <hex secret>} a line, the last one signs).
 */
public record DataFolder(Path path) {
  private static final String DATABASE = "threadmark.db";
  private static final String NEW = "restoring.db";
  private static final String KEYS = "token.keys";

  /** The folder, made if it is not there. */
  public static DataFolder at(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new Unusable(
          "%s cannot be used as a data folder (%s); choose another with --data"
              .formatted(path, e.getClass().getSimpleName()));
    }
    return new DataFolder(path);
  }

  /** A folder that must hold data already. */
  public static DataFolder existing(Path path) {
    if (!Files.exists(path.resolve(DATABASE))) {
      throw new Unusable(
          "%s holds no Threadmark data; run './threadmark demo --once --data %s' first"
              .formatted(path, path));
    }
    return new DataFolder(path);
  }

  /** Data that cannot be used; the message says what to do. */
  public static final class Unusable extends RuntimeException {
    Unusable(String sentence) {
      super(sentence);
    }
  }

  public SqliteFile open() {
    return SqliteFile.open(path.resolve(DATABASE));
  }

  /** The same data and keys in an empty folder; workers may go on meanwhile. */
  public DataFolder copiedTo(Path empty) throws IOException {
    DataFolder copy = at(empty);
    if (holdsData()) {
      try (SqliteFile file = open()) {
        file.copyTo(copy.path.resolve(DATABASE));
      }
    }
    copyKeys(copy);
    return copy;
  }

  /** An empty folder with the same keys. */
  public DataFolder emptyWithItsKeys(Path empty) throws IOException {
    DataFolder other = at(empty);
    copyKeys(other);
    return other;
  }

  private void copyKeys(DataFolder to) throws IOException {
    if (Files.exists(path.resolve(KEYS))) {
      Files.copy(path.resolve(KEYS), to.path.resolve(KEYS), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  public boolean holdsData() {
    return Files.exists(path.resolve(DATABASE));
  }

  /** A data file beside the real one, so that one that is not finished is never taken for it. */
  public SqliteFile openNew() {
    discardNew();
    return SqliteFile.open(path.resolve(NEW));
  }

  /** Makes the new data file, closed by now, the real one. */
  public void keepNew() {
    try {
      Files.move(path.resolve(NEW), path.resolve(DATABASE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void discardNew() {
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(path.resolve(NEW + end));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys that sign reply tokens; a first one is made by chance. */
  public TokenKeys tokenKeys() {
    Path file = path.resolve(KEYS);
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      Map<String, byte[]> secrets = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split("\\s+");
        if (words.length == 2) {
          secrets.put(words[0], HexFormat.of().parseHex(words[1]));
        }
      }
      return new TokenKeys(secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new Unusable(
          "%s is damaged: each line must be a key id (two of 0-9a-z), a space and a hex secret"
              .formatted(file));
    }
  }

  private static void make(Path file) throws IOException {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String line = "k1 " + HexFormat.of().formatHex(secret) + "\n";
    try {
      Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (FileAlreadyExistsException e) {
      return; // another process was first: its key is as good
    } catch (UnsupportedOperationException e) {
      return; // a file system without such permissions
    }
  }
}
