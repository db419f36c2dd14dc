package dev.threadmark.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.threadmark.mail.Address;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.Signatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesInExportTest {
  private static final Address ANA = new Address("ana@lumen.example");

  @Test
  void whatPeoplePutBelowTheirAnswersComesBack() {
    MemoryTable was = new MemoryTable();
    new Signatures(was).write(ANA, "Ana\nLumen");
    List<String> lines = new ArrayList<>();
    new Export(was).write(lines::add);

    MemoryTable is = new MemoryTable();
    assertInstanceOf(Restore.Result.Restored.class, new Restore(is).run(lines.iterator()));
    assertEquals("Ana\nLumen", new Signatures(is).of(ANA));
  }
}
