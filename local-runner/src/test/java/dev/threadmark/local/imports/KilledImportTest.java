package dev.threadmark.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.runtime.Comparison;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An import that dies by {@code kill -9} in its midst, and is started again. */
@Timeout(120)
class KilledImportTest {
  private static final int THREADS = 400;
  private static final MailboxId MAILBOX = new MailboxId("main", new Address(Letters.MAILBOX));

  @TempDir private Path folder;

  @Test
  void goesOnWhereItWasAndComesToTheTicketsOfAnUnbrokenOne()
      throws IOException, InterruptedException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), THREADS);
    Path unbroken = folder.resolve("unbroken");
    Path broken = folder.resolve("broken");
    of(mbox).run(DataFolder.at(unbroken), (position, passed) -> {});

    long done = kill(mbox, broken, 3 * THREADS / 3);
    ImportCount rest = of(mbox).run(DataFolder.existing(broken), (position, passed) -> {});

    assertTrue(done < 3 * THREADS, "it was through before it was killed");
    assertTrue(rest.handled() <= 3 * THREADS - done, rest.handled() + " after " + done);
    assertEquals(3L * THREADS, rest.fields().get("mails"));
    assertEquals(List.of(), differences(unbroken, broken));
  }

  /** Starts an import and kills it once it has said that so many mails are done. */
  private static long kill(Path mbox, Path data, long after)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Imports.class.getName(),
                mbox.toString(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long done = 0;
    try (BufferedReader said = process.inputReader();
        OutputStream goOn = process.getOutputStream()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        done = Long.parseLong(line);
        letGoOn(goOn);
        if (done >= after) { // by now it is in the midst of the next page
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertTrue(done >= after, "died by itself after " + done);
    return done;
  }

  private static void letGoOn(OutputStream to) {
    try {
      to.write('\n');
      to.flush();
    } catch (IOException e) {
      return; // it was killed
    }
  }

  private static List<String> differences(Path one, Path other) {
    try (SqliteFile was = DataFolder.existing(one).open();
        SqliteFile is = DataFolder.existing(other).open()) {
      return new Comparison(engine(one, was), engine(other, is), MAILBOX).differences();
    }
  }

  private static Engine engine(Path folder, SqliteFile file) {
    return Engine.over(
        new SqliteTable(file),
        DataFolder.existing(folder).tokenKeys(),
        InstantSource.system(),
        (delivery, mark) -> {});
  }

  private static OldMailImport of(Path mbox) {
    return OldMailImport.of(
        List.of(MailArchive.at(mbox)), MAILBOX, Policy.DEFAULT.silent(), Instant.EPOCH);
  }

  /** The process to be killed: says how many mails are done, and waits to be let go on. */
  static final class Imports {
    private Imports() {}

    public static void main(String[] args) throws IOException {
      of(Path.of(args[0]))
          .run(
              DataFolder.at(Path.of(args[1])),
              (position, passed) -> {
                System.out.println(position.mails());
                awaited();
              });
    }

    private static void awaited() {
      try {
        if (System.in.read() < 0) {
          Runtime.getRuntime().halt(1); // whoever started it is gone
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
