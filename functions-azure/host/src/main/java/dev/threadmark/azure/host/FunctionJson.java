package dev.threadmark.azure.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A function as its {@code function.json} describes it. */
public record FunctionJson(String name, JsonNode json) {

  /** The jar, relative to the folder of the function. */
  public String scriptFile() {
    return json.path("scriptFile").asText();
  }

  /** Class and method. */
  public String entryPoint() {
    return json.path("entryPoint").asText();
  }

  public List<Binding> bindings() {
    return StreamSupport.stream(json.path("bindings").spliterator(), false)
        .map(Binding::new)
        .toList();
  }

  /** The trigger, where it is of that type. */
  Optional<Binding> trigger(String type) {
    return bindings().stream().filter(binding -> binding.is("type", type)).findFirst();
  }

  /** The output bindings that write to a queue. */
  List<Binding> queues() {
    return bindings().stream()
        .filter(binding -> binding.is("type", "queue") && binding.is("direction", "out"))
        .toList();
  }

  /** One binding; what it does not set is an empty text. */
  public record Binding(JsonNode json) {
    public String get(String field) {
      return json.path(field).asText("");
    }

    boolean is(String field, String value) {
      return get(field).equals(value);
    }

    /** Where none are named all may be used. */
    boolean takes(String method) {
      JsonNode methods = json.path("methods");
      return !methods.isArray()
          || StreamSupport.stream(methods.spliterator(), false)
              .anyMatch(one -> one.asText().equalsIgnoreCase(method));
    }
  }
}
