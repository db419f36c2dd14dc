package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.Weather;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What goes wrong next. A fault hits the next requests whose {@code METHOD /path} holds the given
 * text; the empty text means every request. A request within a batch is hit only by a fault that
 * names its path. Where none is planned, the weather decides.
 */
public final class Faults {
  /** Another service's: while nobody can check tokens, no bell counts, and there is no storm. */
  private static final String KEYS = "/oauth2/";

  private final List<Planned> planned = new ArrayList<>();
  private final Weather weather;
  private Optional<String> cutJustNow = Optional.empty();

  Faults(Weather weather) {
    this.weather = weather;
  }

  /** What happens to one request. */
  sealed interface Fault {
    record Answer(Reply reply) implements Fault {}

    /** The request has its effect; its answer is another one. */
    record Acted(Reply reply) implements Fault {}

    /**
     * @param acted true if the request has its effect before the connection goes
     */
    record Cut(boolean acted) implements Fault {}
  }

  private static final class Planned {
    private final String path;
    private final Fault fault;
    private int left;

    Planned(int times, String path, Fault fault) {
      this.left = times;
      this.path = path;
      this.fault = fault;
    }
  }

  /** Answers with the real service's body for that status. */
  public void answer(int times, String path, int status, Map<String, String> headers) {
    plan(times, path, new Fault.Answer(ApiError.of(status).reply(headers)));
  }

  /** Does what is asked and answers so, as a gateway does that has lost patience. */
  public void answerActed(int times, String path, int status) {
    plan(times, path, new Fault.Acted(ApiError.of(status).reply(Map.of())));
  }

  /** Answers 403 with a reason that means "too fast", such as {@code userRateLimitExceeded}. */
  public void usageLimit(int times, String path, String reason) {
    plan(times, path, new Fault.Answer(ApiError.usageLimit(reason).reply(Map.of())));
  }

  /** Answers with a page that is not the service's, as a proxy or an overload does. */
  public void page(int times, String path, int status, String contentType, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    plan(
        times,
        path,
        new Fault.Answer(new Reply(status, Map.of("Content-Type", contentType), bytes)));
  }

  /**
   * Cuts the connection before anything is done. The JDK's client sends a GET that got no answer
   * once more by itself; that repetition is cut as well and does not count.
   */
  public void cutBefore(int times, String path) {
    plan(times, path, new Fault.Cut(false));
  }

  /** Cuts the connection when everything is done, so that the caller does not learn of it. */
  public void cutAfter(int times, String path) {
    plan(times, path, new Fault.Cut(true));
  }

  private synchronized void plan(int times, String path, Fault fault) {
    planned.add(new Planned(times, path, fault));
  }

  synchronized Optional<Fault> next(Call call, boolean inBatch) {
    String line = call.method() + " " + call.path();
    String whole = line + call.query();
    if (!inBatch && cutJustNow.filter(whole::equals).isPresent()) {
      cutJustNow = Optional.empty();
      return Optional.of(new Fault.Cut(false));
    }
    for (Planned plan : planned) {
      boolean meant = plan.path.isEmpty() ? !inBatch : line.contains(plan.path);
      if (meant && plan.left > 0) {
        plan.left--;
        return Optional.of(begun(call, whole, plan.fault));
      }
    }
    cutJustNow = Optional.empty();
    if (call.path().startsWith(KEYS)) {
      return Optional.empty();
    }
    return inBatch
        ? weather.onStep().map(Faults::fault)
        : weather.onRequest().map(Faults::fault).map(fault -> begun(call, whole, fault));
  }

  private Fault begun(Call call, String whole, Fault fault) {
    cutJustNow =
        fault instanceof Fault.Cut && call.method().equals("GET")
            ? Optional.of(whole)
            : Optional.empty();
    return fault;
  }

  private static Fault fault(Weather.Trouble trouble) {
    return trouble.status() == 0
        ? new Fault.Cut(trouble == Weather.Trouble.CUT_AFTER)
        : new Fault.Answer(ApiError.of(trouble.status()).reply(trouble.headers()));
  }
}
