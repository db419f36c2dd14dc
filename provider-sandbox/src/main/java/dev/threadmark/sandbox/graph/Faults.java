package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.Weather;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Misfortune to order: the next requests whose path holds a text are answered with an error, or
 * their connections are cut. Where none is ordered, the weather decides.
 */
public final class Faults {

  /** What goes wrong. */
  private record Fault(String pathPart, Optional<GraphReply> reply, boolean afterActing) {}

  /** What to do with one request instead of answering it. */
  record Verdict(Optional<GraphReply> reply, boolean afterActing) {}

  private final Deque<Fault> pending = new ArrayDeque<>();
  private final Deque<Fault> inBatch = new ArrayDeque<>();
  private final Weather weather;

  Faults(Weather weather) {
    this.weather = weather;
  }

  /** The next requests are answered so; the body is what the service sends with that status. */
  public void answer(int times, String pathPart, int status, Map<String, String> headers) {
    add(pending, times, new Fault(pathPart, Optional.of(reply(status, headers)), false));
  }

  /** The next requests are done and then answered so, as a gateway does that has lost patience. */
  public void answerActed(int times, String pathPart, int status) {
    add(pending, times, new Fault(pathPart, Optional.of(reply(status, Map.of())), true));
  }

  /** The next requests within batches are answered so. */
  public void answerInBatch(int times, String pathPart, int status, Map<String, String> headers) {
    add(inBatch, times, new Fault(pathPart, Optional.of(reply(status, headers)), false));
  }

  /**
   * The connections of the next requests are cut.
   *
   * @param afterActing true if what was asked has been done by then
   */
  public void cut(int times, String pathPart, boolean afterActing) {
    add(pending, times, new Fault(pathPart, Optional.empty(), afterActing));
  }

  private synchronized void add(Deque<Fault> queue, int times, Fault fault) {
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  synchronized Optional<Verdict> take(String path) {
    return take(pending, path)
        .map(fault -> new Verdict(fault.reply, fault.afterActing))
        .or(() -> weather.onRequest().map(Faults::verdict));
  }

  synchronized Optional<GraphReply> takeInBatch(String path) {
    return take(inBatch, path)
        .flatMap(Fault::reply)
        .or(() -> weather.onStep().map(trouble -> reply(trouble.status(), trouble.headers())));
  }

  private static Verdict verdict(Weather.Trouble trouble) {
    return trouble.status() == 0
        ? new Verdict(Optional.empty(), trouble == Weather.Trouble.CUT_AFTER)
        : new Verdict(Optional.of(reply(trouble.status(), trouble.headers())), false);
  }

  private static Optional<Fault> take(Deque<Fault> queue, String path) {
    for (Iterator<Fault> faults = queue.iterator(); faults.hasNext(); ) {
      Fault fault = faults.next();
      if (path.contains(fault.pathPart)) {
        faults.remove();
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** Bodies as recorded: an HTML page with a 502, an empty message with a 504. */
  private static GraphReply reply(int status, Map<String, String> headers) {
    GraphReply reply =
        switch (status) {
          case 502 ->
              GraphReply.text(502, "text/html", "<html><body>502 Bad Gateway</body></html>");
          case 403 ->
              new GraphError(
                      403,
                      "ErrorAccessDenied",
                      "Access is denied. Check credentials and try again.")
                  .reply();
          case 410 ->
              new GraphError(410, "SyncStateNotFound", "The sync state is not found.").reply();
          case 429 ->
              new GraphError(
                      429,
                      "ApplicationThrottled",
                      "Application is over its MailboxConcurrency limit.")
                  .reply();
          case 503 ->
              new GraphError(503, "ServiceUnavailable", "The service is unavailable.").reply();
          case 504 -> new GraphError(504, "UnknownError", "").reply();
          default -> new GraphError(status, "UnknownError", "").reply();
        };
    return reply.with(
        headers.entrySet().stream().map(e -> Map.entry(e.getKey(), e.getValue())).toList());
  }
}
