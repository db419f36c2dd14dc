package dev.threadmark.doctor;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.provider.Doorbell;

/** Whether the queue takes a message: a doorbell for nobody, which every worker lays aside. */
final class QueueCheck implements Check {
  /** Watched by nobody; a bell for the mailbox itself would hide that no push comes. */
  private static final MailboxId NOBODY =
      new MailboxId("doctor", new Address("nobody@threadmark.invalid"));

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public Finding look(Examination of) {
    Patient patient = of.patient();
    try {
      patient.queue().put(Doorbells.write(new Doorbell(NOBODY, Doorbell.Why.SWEEP)));
      return Finding.good("it takes messages");
    } catch (StoreUnavailable e) {
      return Finding.bad(
          "it takes no message",
          "see that the queue is there, is named right in the settings, and that the function's"
              + " identity may send to it");
    }
  }
}
