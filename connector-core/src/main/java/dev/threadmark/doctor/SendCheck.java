package dev.threadmark.doctor;

import dev.threadmark.provider.Sending;
import java.util.List;

/** Whether we may send from the mailbox. */
final class SendCheck implements Check {
  @Override
  public String name() {
    return "send";
  }

  @Override
  public List<String> needs() {
    return List.of("cursor");
  }

  @Override
  public Finding look(Examination of) {
    Sending sending = of.trip().plain().sending();
    if (sending instanceof Sending.Refused refused) {
      return Finding.bad(
          "nothing may be sent: " + refused.why(),
          of.patient()
              .advice(
                  "grant the app Mail.Send for this mailbox, and see that the mailbox is not"
                      + " blocked from sending",
                  "see that Gmail is on for the account and that it is not over its limits"));
    }
    return sending instanceof Sending.Later later
        ? Finding.unknown("the provider puts it off: " + later.why())
        : Finding.good("a mail was sent");
  }
}
