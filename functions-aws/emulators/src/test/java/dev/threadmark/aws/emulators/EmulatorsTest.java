package dev.threadmark.aws.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmulatorsTest {
  private static final String CREDENTIALS =
      "AWS4-HMAC-SHA256 Credential=key/20261123/eu-central-1/x/aws4_request,"
          + " SignedHeaders=host, Signature=00";

  @Test
  void dynamoDbLocalAnswersOnLoopbackOnlyUntilItIsClosed() throws Exception {
    DynamoDbLocal local = DynamoDbLocal.start();
    assertEquals(
        "{\"TableNames\":[]}", ask(local.endpoint(), "DynamoDB_20120810.ListTables", "1.0"));
    nobodyElseReaches(local.endpoint());
    local.close();
    assertFalse(local.handle().isAlive());
  }

  @Test
  void elasticMqAnswersOnLoopbackOnlyUntilItIsClosed() throws Exception {
    Sqs sqs = Sqs.start();
    assertEquals("{\"QueueUrls\":[]}", ask(sqs.endpoint(), "AmazonSQS.ListQueues", "1.0"));
    nobodyElseReaches(sqs.endpoint());
    sqs.close();
    assertFalse(sqs.handle().isAlive());
  }

  @Test
  void aProcessEndsWhenItsInputDoes() throws Exception {
    Emulator emulator = Emulator.start(DynamoDbLocalProcess.class);
    emulator.endInput();
    emulator.handle().onExit().join();
    assertFalse(emulator.handle().isAlive());
  }

  private static String ask(URI endpoint, String target, String version) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-" + version)
            .header("Authorization", CREDENTIALS)
            .POST(BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return answer.body();
  }

  private static void nobodyElseReaches(URI endpoint) throws IOException {
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    for (InetAddress other : others) {
      assertThrows(ConnectException.class, () -> new Socket(other, endpoint.getPort()).close());
    }
  }
}
