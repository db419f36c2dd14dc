package dev.threadmark.local.sqlite;

import dev.threadmark.port.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one file that holds the table and the queue. Several processes may open it at one time.
 *
 * <p>It is written with a write-ahead log and {@code synchronous=NORMAL}: what was answered
 * survives the death of the process. When the machine loses its power, the last writes may go, but
 * only the latest, table and queue together; the cursor goes back with them and the mail is read
 * again (<a href="https://www.sqlite.org/pragma.html#pragma_synchronous">SQLite on it</a>).
 */
public final class SqliteFile implements AutoCloseable {
  private static final int READERS = 4;

  /** One at a time: SQLite has one writer, and waiting here is fairer than its busy handler. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Session writer;
  private final BlockingQueue<Session> readers = new LinkedBlockingQueue<>();
  private final Path file;

  private SqliteFile(Path file, Session writer, List<Session> readers) {
    this.file = file;
    this.writer = writer;
    this.readers.addAll(readers);
  }

  /**
   * Opens the file, makes it if it is not there.
   *
   * @param file in a folder that exists, on a local disk
   * @throws NewerDataFile if a newer version of Threadmark has written it
   * @throws StoreUnavailable if it cannot be opened or is no such file
   */
  public static SqliteFile open(Path file) {
    List<Session> sessions = new ArrayList<>();
    try {
      sessions.add(Session.open(file));
      Format.apply(file, sessions.get(0));
      for (int i = 0; i < READERS; i++) {
        sessions.add(Session.open(file));
      }
      return new SqliteFile(file, sessions.get(0), sessions.subList(1, sessions.size()));
    } catch (SQLException e) {
      sessions.forEach(Session::close);
      throw new StoreUnavailable("cannot open " + file, e);
    } catch (NewerDataFile e) {
      sessions.forEach(Session::close);
      throw e;
    }
  }

  /** What is to be done with the file. */
  @FunctionalInterface
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** Runs single statements, each a transaction of its own. */
  <T> T write(Work<T> work) {
    writing.lock();
    try {
      return work.in(writer);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot write " + file, e);
    } finally {
      writing.unlock();
    }
  }

  /** Runs all of it in one transaction, kept if the answer is true. */
  boolean writeAll(Work<Boolean> work) {
    return write(session -> session.transaction(work));
  }

  <T> T read(Work<T> work) {
    Session reader = borrow();
    try {
      return work.in(reader);
    } catch (SQLException e) {
      throw new StoreUnavailable("cannot read " + file, e);
    } finally {
      readers.add(reader);
    }
  }

  /** All of it as it is now, in a file that is not there yet. */
  public void copyTo(Path copy) {
    read(session -> session.update("VACUUM INTO ?", copy.toString()));
  }

  private Session borrow() {
    try {
      return readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while waiting for " + file, e);
    }
  }

  /** Waits for the work at hand; nothing may be asked of it afterwards. */
  @Override
  public void close() {
    for (int i = 0; i < READERS; i++) {
      borrow().close();
    }
    writing.lock();
    try {
      writer.close();
    } finally {
      writing.unlock();
    }
  }
}
