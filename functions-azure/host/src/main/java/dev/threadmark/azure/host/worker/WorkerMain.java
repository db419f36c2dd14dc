package dev.threadmark.azure.host.worker;

import dev.threadmark.azure.host.wire.Answer;
import dev.threadmark.azure.host.wire.Call;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for Azure's Java worker, which is not to be had here: a process that runs the functions
 * of an app when the host says so, each by reflection from its entry point. It connects to the port
 * that it is given, and ends when that is closed.
 */
public final class WorkerMain {
  private final OutputStream host;

  private WorkerMain(OutputStream host) {
    this.host = host;
  }

  public static void main(String[] port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0]))) {
      socket.setTcpNoDelay(true);
      new WorkerMain(socket.getOutputStream())
          .serve(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
    } catch (EOFException hostIsGone) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void serve(DataInputStream calls) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    while (true) {
      Call call = Call.read(calls);
      threads.execute(() -> answer(call));
    }
  }

  private void answer(Call call) {
    Answer answer;
    try {
      answer = new Run(call).answer();
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      e.printStackTrace();
      answer = Answer.failed(call.id(), e.toString());
    }
    try {
      send(answer);
    } catch (IOException e) {
      Runtime.getRuntime().halt(1);
    }
  }

  private synchronized void send(Answer answer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    answer.write(new DataOutputStream(bytes));
    host.write(bytes.toByteArray());
    host.flush();
  }
}
