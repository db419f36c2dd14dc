package dev.threadmark.azure.store;

import dev.threadmark.azure.emulators.Azurite;
import java.util.concurrent.atomic.AtomicInteger;

/** Empty tables and queues for tests that share one Azurite. */
final class FreshNames {
  private static final AtomicInteger LAST = new AtomicInteger();

  private FreshNames() {}

  static AzureStore store() {
    return AzureStore.connect(Azurite.shared().connectionString());
  }

  static AzureTable table() {
    return store().table(next());
  }

  static String next() {
    return "t%06d".formatted(LAST.incrementAndGet());
  }
}
