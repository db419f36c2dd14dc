package dev.threadmark.bench.imports;

import dev.threadmark.correlate.Policy;
import dev.threadmark.local.imports.OldMailImport;
import dev.threadmark.local.mails.MailArchive;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The process under test, which may be killed. Arguments: mbox, data folder, the mailbox's address.
 * Says {@code done N} for each page, and at the end what the heap held.
 */
final class ImportProcess {
  private ImportProcess() {}

  public static void main(String[] args) throws IOException {
    OldMailImport.of(
            List.of(MailArchive.at(Path.of(args[0]))),
            mailbox(args[2]),
            Policy.DEFAULT.silent(),
            Instant.EPOCH)
        .run(
            DataFolder.at(Path.of(args[1])),
            (position, passed) -> System.out.println("done " + position.mails()));
    System.out.println("peak " + heapPeak());
  }

  static MailboxId mailbox(String address) {
    return new MailboxId("main", new Address(address));
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
