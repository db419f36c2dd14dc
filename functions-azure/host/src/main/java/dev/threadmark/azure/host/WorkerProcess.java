package dev.threadmark.azure.host;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.threadmark.azure.host.wire.Answer;
import dev.threadmark.azure.host.wire.Call;
import dev.threadmark.azure.host.worker.WorkerMain;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM that runs the functions of one app, and the line to it. */
final class WorkerProcess {
  /**
   * Those of the real worker, less {@code -noverify}, about which newer JDKs complain: classes are
   * verified here and not there.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true");

  private static final int PATIENCE_MILLIS = 60_000;

  private final Process process;
  private final Socket socket;
  private final Map<Integer, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();

  private WorkerProcess(Process process, Socket socket) {
    this.process = process;
    this.socket = socket;
  }

  /**
   * @param logs a folder for what it prints and for the classes that it loads
   */
  static WorkerProcess start(AppFolder app, Map<String, String> env, Path logs) {
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(FLAGS);
      command.add("-Xlog:class+load=info:file=" + logs.resolve("classes.log"));
      command.add("-cp");
      command.add(classPath(app));
      command.add(WorkerMain.class.getName());
      command.add(Integer.toString(door.getLocalPort()));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(logs.resolve("output.log").toFile()));
      builder.environment().clear();
      builder.environment().putAll(env);
      Process process = builder.start();
      door.setSoTimeout(PATIENCE_MILLIS);
      Socket socket = door.accept();
      socket.setTcpNoDelay(true);
      WorkerProcess worker = new WorkerProcess(process, socket);
      Thread listener = new Thread(worker::listen, "functions-worker");
      listener.setDaemon(true);
      listener.start();
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException("the worker does not start, see " + logs, e);
    }
  }

  /**
   * What the app brings and what the real worker does: the library, of which the plugin packages
   * one half only.
   */
  private static String classPath(AppFolder app) {
    Stream<Path> ours =
        Stream.of(WorkerMain.class, HttpTrigger.class, HttpRequestMessage.class)
            .map(WorkerProcess::origin);
    return Stream.concat(app.classPath().stream(), ours)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a function; fails if the worker ends before it has answered. */
  CompletableFuture<Answer> run(Call call) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    waiting.put(call.id(), answer);
    try {
      send(call);
    } catch (IOException e) {
      lost();
    }
    if (!process.isAlive()) {
      lost();
    }
    return answer;
  }

  private synchronized void send(Call call) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    call.write(new DataOutputStream(bytes));
    socket.getOutputStream().write(bytes.toByteArray());
  }

  private void listen() {
    try (DataInputStream answers =
        new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      while (true) {
        Answer answer = Answer.read(answers);
        waiting.remove(answer.id()).complete(answer);
      }
    } catch (IOException e) {
      lost();
    }
  }

  private void lost() {
    for (Integer id : List.copyOf(waiting.keySet())) {
      CompletableFuture<Answer> answer = waiting.remove(id);
      if (answer != null) {
        answer.completeExceptionally(new IOException("the worker ended"));
      }
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** At once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
      socket.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
