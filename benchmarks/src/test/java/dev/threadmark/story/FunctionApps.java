package dev.threadmark.story;

import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.azure.host.AppFolder;
import dev.threadmark.azure.host.FunctionsHost;
import dev.threadmark.azure.store.AzureStore;
import dev.threadmark.port.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Azure: the packages in the stand-in for their host, queue and table in Azurite. */
final class FunctionApps implements Cloud {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AzureStore store;
  private final QueueClient bells;
  private final FunctionsHost webhook;
  private final FunctionsHost worker;

  FunctionApps(Mailboxes mailboxes, Azurite azurite) {
    store = AzureStore.connect(azurite.connectionString());
    bells =
        new QueueClientBuilder()
            .connectionString(azurite.connectionString())
            .queueName("bells")
            .buildClient();
    Map<String, String> settings = new HashMap<>(mailboxes.settings());
    settings.put("AzureWebJobsStorage", azurite.connectionString());
    webhook = start("webhook", settings);
    mailboxes.pushTo(webhook.httpUri());
    settings.put("THREADMARK_URL", webhook.httpUri().toString());
    worker = start("worker", settings);
  }

  private static FunctionsHost start(String name, Map<String, String> settings) {
    Path app =
        Path.of("../functions-azure/%s/target/azure-functions/azure-%s".formatted(name, name));
    return FunctionsHost.start(new AppFolder(app.toAbsolutePath().normalize()), settings);
  }

  @Override
  public void keep() {
    worker.tick("keeper");
  }

  @Override
  public void ring(String message) {
    store.queue("bells").put(message);
  }

  @Override
  public void settle() {
    Instant end = Instant.now().plus(PATIENCE);
    while (bells.getProperties().getApproximateMessagesCountLong() > 0 || !worker.isIdle()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("the queue does not run dry\n" + log());
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public Table table() {
    return store.table("threadmark");
  }

  @Override
  public String log() {
    return webhook.output() + "\n" + worker.output();
  }

  @Override
  public void close() {
    worker.close();
    webhook.close();
  }
}
