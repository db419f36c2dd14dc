package dev.threadmark.doctor;

import java.util.List;

/** Whether the mailbox is there. */
final class MailboxCheck implements Check {
  @Override
  public String name() {
    return "mailbox";
  }

  @Override
  public List<String> needs() {
    return List.of("login");
  }

  @Override
  public Finding look(Examination of) {
    Reading reading = of.reading();
    if (!reading.gone() && (reading.says("404") || reading.says("400"))) {
      return Finding.bad(
          "the provider knows no mailbox of that address: " + reading.trouble(),
          "correct its address in THREADMARK_MAILBOXES, or give it a licence and wait until its"
              + " mailbox is made");
    }
    return reading.well() || reading.gone()
        ? Finding.good("it is there")
        : Finding.unknown("not told: " + reading.trouble());
  }
}
