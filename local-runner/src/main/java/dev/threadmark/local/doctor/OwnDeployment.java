package dev.threadmark.local.doctor;

import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.sqlite.SqliteFile;
import dev.threadmark.local.sqlite.SqliteQueue;
import dev.threadmark.local.sqlite.SqliteTable;
import dev.threadmark.port.Queue;
import dev.threadmark.port.Table;
import dev.threadmark.port.memory.MemoryQueue;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The deployment that the environment describes, looked at from here. No cloud vouches for this
 * process, so the login must be by a secret, a certificate, a key or a token.
 *
 * @param leftOut checks that tell nothing from here, and why
 */
public record OwnDeployment(
    Deployment deployment, Map<String, String> leftOut, Optional<SqliteFile> file)
    implements AutoCloseable {
  private static final List<String> OF_THE_TABLES =
      List.of("table", "queue", "subscription", "push", "keys", "cost");

  /**
   * @param data where its tables are, if they are in a data folder
   */
  public static OwnDeployment of(Settings settings, Optional<Path> data) {
    if (data.isEmpty()) {
      Map<String, String> leftOut = new HashMap<>();
      OF_THE_TABLES.forEach(
          name -> leftOut.put(name, "the tables are not here; name their folder with --data"));
      MemoryQueue queue = new MemoryQueue(InstantSource.system());
      return new OwnDeployment(
          deployment(settings, new MemoryTable(), queue), leftOut, Optional.empty());
    }
    SqliteFile file = DataFolder.existing(data.get()).open();
    try {
      Queue queue = new SqliteQueue(file, InstantSource.system());
      Deployment deployment = deployment(settings, new SqliteTable(file), queue);
      return new OwnDeployment(deployment, Map.of(), Optional.of(file));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Deployment deployment(Settings settings, Table table, Queue queue) {
    return Deployment.of(
        settings,
        table,
        queue,
        WorkloadIdentity.NONE,
        InstantSource.system(),
        (delivery, mark) -> {});
  }

  @Override
  public void close() {
    file.ifPresent(SqliteFile::close);
  }
}
