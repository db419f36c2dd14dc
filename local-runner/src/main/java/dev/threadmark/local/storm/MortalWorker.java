package dev.threadmark.local.storm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a {@link WorkerProcess} running, and kills it: by SIGKILL, which no process can answer,
 * when it has written to the table so often. The moment is counted in writes, but the kill takes
 * its own time, so it falls somewhere in or after the next few.
 */
final class MortalWorker implements AutoCloseable {
  private static final int DEATHS_OF_ITS_OWN = 3;

  /** The parent's own options that a child may have too; an agent or a recording it may not. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:Use", "-XX:+Use", "-XX:Tiered", "-XX:SharedArchiveFile", "-Xshare", "-Xmx", "--");

  private final List<String> command;
  private final Queue<Long> lives;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "mortal-worker");
            made.setDaemon(true);
            return made;
          });
  private Optional<Process> running = Optional.empty();
  private boolean closing;
  private int kills;
  private int ownDeaths;
  private long opsOfTheDead;
  private long opsOfTheLiving;

  /**
   * @param arguments of {@link WorkerProcess}
   * @param lives after how many writes to kill it: the first, the second, and so on; the one after
   *     these is left alone
   */
  MortalWorker(List<String> arguments, List<Long> lives) {
    this.command = command(arguments);
    this.lives = new ConcurrentLinkedQueue<>(lives);
    thread.execute(this::keep);
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> OPTIONS.stream().anyMatch(option::startsWith))
        .forEach(command::add);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerProcess.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private void keep() {
    try {
      while (begin()) {
        live(running.orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean begin() throws IOException {
    opsOfTheDead += opsOfTheLiving;
    opsOfTheLiving = 0;
    if (closing || ownDeaths == DEATHS_OF_ITS_OWN) {
      return false;
    }
    running =
        Optional.of(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    return true;
  }

  private void live(Process process) throws IOException, InterruptedException {
    Optional<Long> life = Optional.ofNullable(lives.poll());
    boolean killed = false;
    try (BufferedReader said = process.inputReader()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (heard(line) >= life.orElse(Long.MAX_VALUE) && !killed) {
          killed = true;
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    ended(killed);
  }

  /** How often it has written. */
  private synchronized long heard(String line) {
    String[] counts = line.split(" ");
    long writes = Long.parseLong(counts[1]);
    opsOfTheLiving = Long.parseLong(counts[0]) + writes;
    return writes;
  }

  private synchronized void ended(boolean killed) {
    if (killed) {
      kills++;
    } else if (!closing) {
      ownDeaths++;
    }
  }

  /**
   * Nothing as long as there is somebody to do the work.
   *
   * @throws IllegalStateException if it dies again and again without being killed
   */
  synchronized void mustLive() {
    if (ownDeaths == DEATHS_OF_ITS_OWN) {
      throw new IllegalStateException("the worker process ends by itself");
    }
  }

  synchronized int kills() {
    return kills;
  }

  synchronized long tableOps() {
    return opsOfTheDead + opsOfTheLiving;
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      running.ifPresent(process -> process.toHandle().destroyForcibly());
    }
    thread.shutdown();
    try {
      // The data folder may be deleted next: nobody must write there any more.
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
