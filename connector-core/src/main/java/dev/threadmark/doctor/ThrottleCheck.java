package dev.threadmark.doctor;

import java.util.List;

/** Whether the provider lets us ask as often as we must. */
final class ThrottleCheck implements Check {
  @Override
  public String name() {
    return "throttling";
  }

  @Override
  public List<String> needs() {
    return List.of("login");
  }

  @Override
  public Finding look(Examination of) {
    Reading reading = of.reading();
    return reading.says("429") || reading.trouble().contains("ateLimitExceeded")
        ? Finding.bad(
            "the provider puts us off: " + reading.trouble(),
            "look for another program that uses the same app on this mailbox; wait ten minutes and"
                + " examine it again")
        : Finding.good("it answers at once");
  }
}
