package dev.threadmark.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the deployment learns of new mail, and how soon. */
final class PushCheck implements Check {
  @Override
  public String name() {
    return "push";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival", "subscription", "queue", "table");
  }

  @Override
  public Finding look(Examination of) {
    Duration slow = of.patient().pace().slow();
    Optional<Duration> handled = of.trip().handled();
    if (handled.isEmpty()) {
      return Finding.bad(
          "a new mail was not handled within " + of.patient().pace().patience().toSeconds() + " s",
          "see that the provider reaches THREADMARK_URL (docs/webhooks.md), that webhook and worker"
              + " run, and what their logs say; until then mail is found by the sweep only");
    }
    String told = "a new mail was handled after %.1f s".formatted(handled.get().toMillis() / 1e3);
    return handled.get().compareTo(slow) > 0
        ? Finding.bad(
            told,
            "it is slow: see how long the webhook takes to answer (Graph delays those that take"
                + " over 3 s), whether the worker starts cold, and how long the queue is")
        : Finding.good(told);
  }
}
