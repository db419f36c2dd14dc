package dev.threadmark.bench.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallIngestTest {
  private static final List<String> SOON_STARTED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void everyMailIsOnTheTicketOfItsThread(String provider) {
    IngestRun.Result result =
        new IngestRun(provider, 60, 30, 0, IngestRun.Modes.BURST, 7, SOON_STARTED).in(folder);
    assertEquals(0, result.placed().lost());
    assertEquals(0, result.placed().wrong());
    assertEquals(result.placed().threads(), result.placed().tickets());
    assertEquals(60, result.bursts().mails());
    assertTrue(result.bursts().provider().sum(name -> name.startsWith("STAMP/")) > 0);
    assertTrue(result.bursts().engine().get("tableWrittenRows") > 60);
  }
}
