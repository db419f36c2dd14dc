package dev.threadmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code openapi.json} as a test reads it. */
record Contract(JsonNode document, Map<String, JsonSchema> schemas) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** Bodies that make sense, by operation; the document says how others would look. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          body("saveSignature", "{\"text\":\"{agent.name}\\nLumen\"}"),
          body("preview", "{\"text\":\"Is it **red**?\",\"format\":\"FORMATTED\"}"),
          body("beginUpload", "{\"name\":\"a.pdf\",\"type\":\"application/pdf\",\"size\":9}"),
          body("putPart", "{\"content\":\"aGVsbG8=\"}"),
          body("act", "{\"act\":\"status\",\"status\":\"CLOSED\"}"),
          body(
              "reply", "{\"mode\":\"REPLY\",\"to\":[\"kim@customer.example\"],\"text\":\"Hello\"}"),
          body("prefer", "{\"mail\":{\"wrote\":false,\"opened\":true}}"),
          body("exportPerson", "{\"address\":\"kim@customer.example\"}"),
          body("erasePerson", "{\"address\":\"kim@customer.example\"}"),
          body("present", "{\"doing\":\"READING\"}"),
          body("settle", "{\"open\":true}"),
          body("handle", "{\"do\":\"DROP\"}"),
          body("saveViews", "[{\"name\":\"Mine\",\"query\":{\"assignee\":\"me\"}}]"),
          body("saveTemplates", "[{\"name\":\"Thanks\",\"text\":\"Thank you, {name}.\"}]"));

  private static Map.Entry<String, String> body(String operation, String body) {
    return Map.entry(operation, body);
  }

  static Contract read() {
    try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
      return new Contract(JSON.readTree(in), new ConcurrentHashMap<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }

    String role() {
      return node.path("x-role").asText();
    }

    String body() {
      return BODIES.getOrDefault(id(), "");
    }

    String path(MailboxId mailbox, String ticket, String other) {
      return path.replace("{tenant}", mailbox.tenant())
          .replace("{address}", mailbox.address().value())
          .replace("{ticket}", ticket)
          .replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(other));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        one -> {
                          if (METHODS.contains(one.getKey())) {
                            String method = one.getKey().toUpperCase(Locale.ROOT);
                            String below = path.getKey().substring(Api.ROOT.length());
                            all.add(new Operation(method, below, one.getValue()));
                          }
                        }));
    return all;
  }

  Operation operation(String method, String path) {
    return operations().stream()
        .filter(one -> one.method().equals(method) && one.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  /** Fails unless the document has this status for the operation, with such a body. */
  void check(Operation operation, Response response) {
    JsonNode said = operation.node().path("responses").path(Integer.toString(response.status()));
    assertFalse(said.isMissingNode(), () -> operation + " answers " + response);
    JsonNode media = said.path("content").path(response.contentType());
    assertFalse(media.isMissingNode(), () -> operation + " answers " + response.contentType());
    valid(media.path("schema"), response.body());
  }

  /** Fails unless it is a problem as the document describes one. */
  void problem(Response response) {
    assertEquals("application/problem+json", response.contentType(), response.body());
    valid(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"), response.body());
  }

  private void valid(JsonNode schema, String body) {
    try {
      Set<ValidationMessage> faults = compiled(schema).validate(JSON.readTree(body));
      assertEquals(Set.of(), faults, body);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  private JsonSchema compiled(JsonNode schema) {
    return schemas.computeIfAbsent(
        schema.toString(),
        any -> {
          ObjectNode whole = schema.deepCopy();
          whole.set("components", document.path("components"));
          return FACTORY.getSchema(whole);
        });
  }
}
