package dev.threadmark.aws.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.threadmark.port.StoreUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * A service of AWS that speaks its <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">JSON protocol</a>: a signed
 * POST, the operation in a header.
 *
 * @param endpoint whose path is not used
 */
public record AwsService(AwsApi api, URI endpoint, Caller caller, Tries tries) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What an operation gives.
   *
   * @param operation such as {@code SendMessage}
   * @throws StoreUnavailable if it cannot be reached or refuses; the message has the error's name
   *     and nothing that was sent
   */
  public JsonNode call(String operation, JsonNode input) {
    return ask(operation, input).got();
  }

  /**
   * What it answers, a refusal too.
   *
   * @throws StoreUnavailable if it cannot be reached
   */
  public Answer ask(String operation, JsonNode input) {
    String target = api.target(operation);
    byte[] body = bytes(input);
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", "application/x-amz-json-" + api.version());
    headers.put("x-amz-target", target);
    if (api == AwsApi.SQS) {
      // It then tells its older names of errors too, of which a receipt that has run out has one.
      headers.put("x-amzn-query-mode", "true");
    }
    return tries.ask(target, () -> answer(target, post(headers, body)));
  }

  /**
   * Signs and sends a request once.
   *
   * @param headers names in lower case
   */
  public Exchange post(Map<String, String> headers, byte[] body) throws IOException {
    Signature signature = new Signature(caller.keys().get(), caller.region(), api.label());
    return Exchange.send(
        endpoint.resolve("/"),
        signature.sign(
            "POST", "/", endpoint.getRawAuthority(), headers, body, caller.clock().instant()),
        body,
        tries.patience());
  }

  /** Jackson's errors hold what was written or read; ours do not. */
  private static byte[] bytes(JsonNode input) {
    try {
      return JSON.writeValueAsBytes(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that cannot be written as JSON");
    }
  }

  private static Answer answer(String target, Exchange exchange) throws IOException {
    JsonNode json = json(exchange);
    String error = exchange.status() == 200 ? "" : error(exchange, json);
    return new Answer(target, exchange.status(), error, json, 1);
  }

  private static JsonNode json(Exchange exchange) throws IOException {
    try {
      return JSON.readTree(exchange.body());
    } catch (JsonProcessingException e) {
      if (exchange.status() == 200) {
        throw new IOException("an answer that is no JSON");
      }
      return MissingNode.getInstance();
    }
  }

  /** Such as {@code QueueDoesNotExist}, without its namespace or what comes after it. */
  private static String error(Exchange exchange, JsonNode json) {
    String query = exchange.header().apply("x-amzn-query-error");
    String type = exchange.header().apply("x-amzn-errortype");
    String name = query != null ? query : json.path("__type").asText(type == null ? "" : type);
    String bare = name.substring(name.indexOf('#') + 1);
    int end = Math.max(bare.indexOf(';'), bare.indexOf(':'));
    return end < 0 ? bare : bare.substring(0, end);
  }
}
