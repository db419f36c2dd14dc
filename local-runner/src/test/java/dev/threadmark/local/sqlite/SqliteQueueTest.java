package dev.threadmark.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Queue;
import dev.threadmark.port.QueueContract;
import dev.threadmark.port.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQueueTest extends QueueContract {
  @TempDir private Path folder;
  private final SetClock clock = new SetClock();
  private SqliteFile file;

  @BeforeEach
  void open() {
    file = SqliteFile.open(folder.resolve("data.db"));
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Override
  protected Queue queue() {
    return new SqliteQueue(file, clock);
  }

  @Override
  protected void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void messagesLeasesAndAttemptsAreThereWhenTheFileIsOpenedAgain() {
    queue().put("first");
    queue().put("second");
    assertEquals("first", queue().take(lease()).orElseThrow().message());
    close();
    open();
    queue().take(lease()).orElseThrow().done();
    assertTrue(queue().take(lease()).isEmpty(), "the first is leased, the second done");
    pass(lease());
    assertEquals(2, queue().take(lease()).orElseThrow().attempt());
  }
}
