package dev.threadmark.api;

import dev.threadmark.desk.Done;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Json;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Answers as HTTP: JSON, and errors as problem+json (RFC 9457). */
final class Answers {
  private static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");
  private static final Map<Integer, String> TITLES =
      Map.of(
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          409, "Conflict",
          412, "Precondition Failed",
          413, "Content Too Large",
          428, "Precondition Required",
          429, "Too Many Requests");

  private Answers() {}

  static Response json(Object value) {
    return json(200, value, Map.of());
  }

  static Response json(int status, Object value, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(HEADERS);
    all.putAll(headers);
    return new Response(status, "application/json", Json.write(value), all);
  }

  static Response problem(int status, String detail) {
    return problem(status, detail, Map.of(), Map.of());
  }

  static Response problem(
      int status, String detail, Map<String, Object> more, Map<String, String> headers) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("status", status);
    body.put("title", TITLES.getOrDefault(status, "Service Unavailable"));
    body.put("detail", detail);
    body.putAll(more);
    Map<String, String> all = new LinkedHashMap<>(HEADERS);
    all.putAll(headers);
    return new Response(status, "application/problem+json", Json.write(body), all);
  }

  static Response noTicket() {
    return problem(404, "there is no such ticket in this mailbox");
  }

  static Response bad(String detail) {
    return problem(400, detail);
  }

  /** What came of a wish; {@code so} answers where it came true. */
  static <T> Response of(Done<T> done, Function<T, Response> so) {
    return done.match(
        new Done.Cases<>() {
          @Override
          public Response so(T value) {
            return so.apply(value);
          }

          @Override
          public Response noTicket() {
            return Answers.noTicket();
          }

          @Override
          public Response changed(Ticket now) {
            return problem(412, "the ticket has changed since: look at it again");
          }

          @Override
          public Response overtaken(List<Message> messages) {
            return problem(
                409,
                "somebody wrote meanwhile, and nothing was sent: read it, then send again",
                Map.of("newMessages", messages.stream().map(MessageView::of).toList()),
                Map.of());
          }

          @Override
          public Response impossible(String why) {
            return problem(409, why);
          }
        });
  }
}
