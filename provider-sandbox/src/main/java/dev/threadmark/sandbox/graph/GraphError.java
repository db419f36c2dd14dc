package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** An error as Graph words it. */
final class GraphError extends RuntimeException {
  private final int status;
  private final String code;
  private final List<Map.Entry<String, String>> headers;

  GraphError(int status, String code, String message) {
    this(status, code, message, List.of());
  }

  GraphError(int status, String code, String message, List<Map.Entry<String, String>> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  static GraphError itemNotFound() {
    return new GraphError(
        404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  static GraphError noSuchMailbox(String user) {
    return new GraphError(404, "ErrorInvalidUser", "The requested user '" + user + "' is invalid.");
  }

  static GraphError badRequest(String message) {
    return new GraphError(400, "BadRequest", message);
  }

  static GraphError noSuchPath(String segment) {
    return new GraphError(
        400, "BadRequest", "Resource not found for the segment '" + segment + "'.");
  }

  /** With {@code innerError} where the service usually sends one. */
  GraphReply reply() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("code", code).put("message", getMessage());
    if (status == 400 || status == 401 || status == 410) {
      error.putObject("innerError").put("date", "2026-11-02T10:00:00");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error);
    return GraphReply.json(status, body).with(headers);
  }
}
