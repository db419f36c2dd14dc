package dev.threadmark.sandbox.gmail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as the real service words it: the same body for people, old and new clients. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final String domain;
  private final String reason;
  private final String status;

  private ApiError(int code, String domain, String reason, String status, String message) {
    super(message, null, false, false);
    this.code = code;
    this.domain = domain;
    this.reason = reason;
    this.status = status;
  }

  static ApiError notFound() {
    return new ApiError(404, "global", "notFound", "NOT_FOUND", "Requested entity was not found.");
  }

  static ApiError badRequest(String message) {
    return new ApiError(400, "global", "invalidArgument", "INVALID_ARGUMENT", message);
  }

  static ApiError conflict(String message) {
    return new ApiError(409, "global", "aborted", "ABORTED", message);
  }

  static ApiError noSuchMethod() {
    return new ApiError(404, "global", "notFound", "NOT_FOUND", "Method not found.");
  }

  /** The error that goes with a status, as the service words it most often. */
  static ApiError of(int code) {
    return switch (code) {
      case 400 -> badRequest("Precondition check failed.");
      case 401 ->
          new ApiError(
              401,
              "global",
              "authError",
              "UNAUTHENTICATED",
              "Request had invalid authentication credentials. Expected OAuth 2 access token,"
                  + " login cookie or other valid authentication credential.");
      case 403 ->
          new ApiError(403, "global", "forbidden", "PERMISSION_DENIED", "Delegation denied");
      case 404 -> notFound();
      case 409 -> conflict("The operation was aborted.");
      case 429 ->
          new ApiError(
              429,
              "global",
              "rateLimitExceeded",
              "RESOURCE_EXHAUSTED",
              "Too many concurrent requests for user");
      case 503 ->
          new ApiError(
              503,
              "global",
              "backendError",
              "UNAVAILABLE",
              "The service is currently unavailable.");
      default ->
          new ApiError(code, "global", "backendError", "INTERNAL", "Internal error encountered.");
    };
  }

  /** The 403 that means 429: {@code rateLimitExceeded} or {@code userRateLimitExceeded}. */
  static ApiError usageLimit(String reason) {
    return new ApiError(
        403,
        "usageLimits",
        reason,
        "PERMISSION_DENIED",
        "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'");
  }

  Reply reply(Map<String, String> moreHeaders) {
    ObjectNode root = Json.object();
    ObjectNode error = root.putObject("error").put("code", code).put("message", getMessage());
    error
        .putArray("errors")
        .addObject()
        .put("message", getMessage())
        .put("domain", domain)
        .put("reason", reason);
    error.put("status", status);
    Reply plain = Reply.json(code, root);
    Map<String, String> headers = new LinkedHashMap<>(plain.headers());
    if (code == 401) {
      headers.put(
          "WWW-Authenticate",
          "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
    }
    headers.putAll(moreHeaders);
    return new Reply(code, headers, plain.body());
  }
}
