package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A service of AWS that speaks its <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">JSON protocol</a>: a signed
 * POST, the operation in a header.
 *
 * @param name as in a signature's scope
 * @param endpoint whose path is not used
 * @param version of the protocol, {@code 1.0} or {@code 1.1}
 */
record AwsService(
    String name,
    URI endpoint,
    String region,
    String version,
    Supplier<AccessKey> keys,
    InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Asks once; nothing is tried again here.
   *
   * @param operation with its prefix, such as {@code AmazonSQS.SendMessage}
   * @throws StoreUnavailable if it cannot be reached or refuses; the message has the error's name
   *     and nothing that was sent
   */
  JsonNode call(String operation, JsonNode input) {
    byte[] body = input.toString().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "content-type",
            "application/x-amz-json-" + version,
            "host",
            endpoint.getRawAuthority(),
            "x-amz-target",
            operation);
    Signature signature = new Signature(keys.get(), region, name);
    try {
      Exchange answer =
          Exchange.send(
              endpoint.resolve("/"),
              signature.sign("POST", "/", headers, body, clock.instant()),
              body);
      return output(operation, answer);
    } catch (IOException e) {
      throw new StoreUnavailable(operation + " cannot be asked", e);
    }
  }

  private static JsonNode output(String operation, Exchange answer) throws IOException {
    if (answer.status() != 200) {
      throw new StoreUnavailable(
          "%s answered %d %s".formatted(operation, answer.status(), error(answer.body())), null);
    }
    return JSON.readTree(answer.body());
  }

  /** Such as {@code QueueDoesNotExist}. */
  private static String error(byte[] body) throws IOException {
    try {
      String type = JSON.readTree(body).path("__type").asText();
      return type.substring(type.indexOf('#') + 1);
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
