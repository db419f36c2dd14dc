package dev.threadmark.doctor;

import java.util.List;

/** Whether a mail to the mailbox arrives. */
final class ArrivalCheck implements Check {
  @Override
  public String name() {
    return "arrival";
  }

  @Override
  public List<String> needs() {
    return List.of("send");
  }

  @Override
  public Finding look(Examination of) {
    return of.trip()
        .plain()
        .arrival()
        .map(arrival -> Finding.good("a mail to itself arrived"))
        .orElseGet(
            () ->
                Finding.bad(
                    "a mail to itself did not arrive within "
                        + of.patient().pace().patience().toSeconds()
                        + " s",
                    "look for it in junk, in the quarantine, and for transport or inbox rules that"
                        + " move it: only Inbox and Sent Items are watched"));
  }
}
