package dev.threadmark.doctor;

import java.util.List;

/** Whether we may read the mailbox. */
final class ReadCheck implements Check {
  @Override
  public String name() {
    return "read";
  }

  @Override
  public List<String> needs() {
    return List.of("login", "throttling");
  }

  @Override
  public Finding look(Examination of) {
    Reading reading = of.reading();
    if (reading.says("403")) {
      return Finding.bad(
          "the mailbox may not be read: " + reading.trouble(),
          of.patient()
              .advice(
                  "grant the app Mail.ReadWrite for this mailbox (RBAC for Applications, or consent"
                      + " and an application access policy that has it)",
                  "delegate https://www.googleapis.com/auth/gmail.modify to the service account's"
                      + " client id in the admin console"));
    }
    return reading.well() || reading.gone()
        ? Finding.good("its mail can be read")
        : Finding.unknown("not told: " + reading.trouble());
  }
}
