package dev.threadmark.cases;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.port.simulated.Schedule;
import dev.threadmark.port.simulated.SteppedTable;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** Two workers that handle the same pages at the same time, interleaved as a seed says. */
final class TwoWorkers {
  private TwoWorkers() {}

  /** Each page by both workers at once; the next page when both are done with it. */
  static MemoryDesk handle(
      Map<MailboxId, Policy> policies, List<List<Arrival>> pages, Random random) {
    AtomicReference<Schedule> schedule = new AtomicReference<>(new Schedule(random));
    MemoryDesk desk =
        new MemoryDesk(policies, new SteppedTable(new MemoryTable(), () -> schedule.get().step()));
    for (List<Arrival> page : pages) {
      schedule.set(new Schedule(random));
      for (int worker = 0; worker < 2; worker++) {
        schedule.get().add(() -> page.forEach(desk::take));
      }
      schedule.get().run();
    }
    return desk;
  }
}
