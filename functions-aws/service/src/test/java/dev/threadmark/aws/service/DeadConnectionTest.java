package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The JDK's client sends a POST again by itself where a connection that it kept is closed without
 * an answer; a write that is then refused would be taken for somebody else's.
 */
class DeadConnectionTest {
  @Test
  void aRequestThatAKeptConnectionHasSwallowedIsSentAgainByUsAndCounted() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> served = CompletableFuture.supplyAsync(() -> serve(door));
      AwsService service =
          Asking.of(
              AwsApi.DYNAMODB,
              URI.create("http://127.0.0.1:" + door.getLocalPort()),
              new QuickTries(3));
      assertEquals(1, service.ask("PutItem", JsonNodeFactory.instance.objectNode()).tries());
      assertEquals(2, service.ask("PutItem", JsonNodeFactory.instance.objectNode()).tries());
      assertEquals(3, served.get());
    }
  }

  @Test
  void anAnswerThatBreaksOffIsNoAnswer() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      CompletableFuture.runAsync(() -> serveHalf(door));
      AwsService service =
          Asking.of(
              AwsApi.DYNAMODB,
              URI.create("http://127.0.0.1:" + door.getLocalPort()),
              new QuickTries(2));
      assertEquals(2, service.ask("GetItem", JsonNodeFactory.instance.objectNode()).tries());
    }
  }

  /** Answers the first request, reads the second on the same connection and hangs up. */
  private static int serve(ServerSocket door) {
    int requests = 0;
    try {
      try (Socket first = door.accept()) {
        InputStream in = new BufferedInputStream(first.getInputStream());
        requests += read(in);
        answer(first, 2);
        requests += read(in);
      }
      try (Socket second = door.accept()) {
        requests += read(new BufferedInputStream(second.getInputStream()));
        answer(second, 2);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return requests;
  }

  /** Promises more than it sends, then sends what it promises. */
  private static void serveHalf(ServerSocket door) {
    try {
      for (int length : new int[] {3, 2}) {
        try (Socket one = door.accept()) {
          read(new BufferedInputStream(one.getInputStream()));
          answer(one, length);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void answer(Socket socket, int length) throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n{}".formatted(length);
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  /** One request, to its end. */
  private static int read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return 0;
      }
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    int length = lower.indexOf("content-length:") + "content-length:".length();
    in.readNBytes(Integer.parseInt(lower.substring(length, lower.indexOf('\r', length)).strip()));
    return 1;
  }
}
