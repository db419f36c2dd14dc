package dev.threadmark.bench.grow;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Fills a data file with copies of its own tickets of one mail. Straight into SQLite, without
 * journal: a million tickets are ten million rows.
 */
public final class Ballast {
  private static final String INSERT =
      "INSERT OR IGNORE INTO rows (partition, name, value, etag) VALUES (?, ?, ?, ?)";
  private static final String TICKETS = "SELECT count(*) FROM rows WHERE name = 'snapshot'";
  private static final int PORTION = 20_000;

  private Ballast() {}

  /** Makes it {@code tickets} or a few more; how many rows there are then. */
  public static long fill(Path file, long tickets) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("PRAGMA cache_size = -1500000");
      long there = count(statement, TICKETS);
      add(connection, Template.read(connection), tickets - there);
      return count(statement, "SELECT count(*) FROM rows");
    }
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (var result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }

  /** The next portion is made while the one before is written. */
  private static void add(Connection connection, Template template, long tickets)
      throws SQLException {
    Copying copying = new Copying(tickets);
    connection.setAutoCommit(false);
    ExecutorService writer = Executors.newSingleThreadExecutor();
    CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
    List<Template.Row> portion = new ArrayList<>();
    for (long made = 0; made < tickets; made++) {
      int which = (int) (made % template.tickets().size());
      portion.addAll(copying.copy(template.tickets().get(which), made));
      if (portion.size() >= PORTION || made == tickets - 1) {
        List<Template.Row> full = portion;
        before.join();
        before = CompletableFuture.runAsync(() -> write(connection, full), writer);
        portion = new ArrayList<>();
      }
    }
    before.join();
    writer.shutdown();
    connection.setAutoCommit(true);
  }

  private static void write(Connection connection, List<Template.Row> portion) {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Template.Row row : portion) {
        insert.setString(1, row.partition());
        insert.setString(2, row.name());
        insert.setString(3, row.value());
        insert.setString(4, row.etag());
        insert.executeUpdate();
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the table could not be filled", e);
    }
  }
}
