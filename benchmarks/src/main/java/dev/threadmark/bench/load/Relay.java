package dev.threadmark.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before DynamoDB Local, passes bytes on as they come, and tells of each operation when it
 * was answered, before the answer goes on. On one connection one request follows the answer to
 * another.
 */
public final class Relay implements AutoCloseable {
  private static final Pattern OPERATION =
      Pattern.compile("X-Amz-Target: DynamoDB_20120810\\.(\\w+)", Pattern.CASE_INSENSITIVE);

  private final ServerSocket door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private final URI behind;
  private final Consumer<Answered> told;

  /**
   * @param atNanos by {@link System#nanoTime}
   */
  public record Answered(String operation, String status, long atNanos) {
    /** Whether rows were written that belong together, such as those of a ticket. */
    public boolean isWrite() {
      return status.equals("200") && operation.equals("TransactWriteItems");
    }
  }

  /**
   * @param told of each answer, from any thread
   */
  public Relay(URI behind, Consumer<Answered> told) throws IOException {
    this.behind = behind;
    this.told = told;
    daemon(this::accept);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket from = door.accept();
      Socket to = new Socket(behind.getHost(), behind.getPort());
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      AtomicReference<String> asked = new AtomicReference<>("");
      daemon(() -> pass(from, to, text -> asks(text, asked)));
      daemon(() -> pass(to, from, text -> answers(text, asked)));
    }
  }

  private static void asks(String text, AtomicReference<String> asked) {
    Matcher operation = OPERATION.matcher(text);
    if (operation.find()) {
      asked.set(operation.group(1));
    }
  }

  private void answers(String text, AtomicReference<String> asked) {
    String operation = asked.getAndSet("");
    if (!operation.isEmpty()) {
      told.accept(new Answered(operation, text.split(" ", 3)[1], System.nanoTime()));
    }
  }

  private interface Glance {
    void at(String text);
  }

  private static void pass(Socket from, Socket to, Glance glance) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[64 * 1024];
      for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
        glance.at(new String(bytes, 0, Math.min(n, 2_000), StandardCharsets.ISO_8859_1));
        out.write(bytes, 0, n);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // One of the ends is gone: so is this.
              }
            },
            "relay");
    thread.setDaemon(true);
    thread.start();
  }
}
