package dev.threadmark.doctor;

import java.util.List;

/** Whether a cursor that was just given can be gone on from. */
final class CursorCheck implements Check {
  @Override
  public String name() {
    return "cursor";
  }

  @Override
  public List<String> needs() {
    return List.of("read");
  }

  @Override
  public Finding look(Examination of) {
    Reading first = of.reading();
    Reading reading = first.gone() ? Reading.of(of.patient()) : first;
    if (reading.gone()) {
      return Finding.bad(
          "cursors expire as soon as they are given: " + reading.trouble(),
          "mail is still found by looking again from the beginning, slowly; tell the provider's"
              + " support, with the time and the status");
    }
    return reading.well()
        ? Finding.good("what is new can be asked for")
        : Finding.bad("reading breaks off: " + reading.trouble(), "wait, and examine it again");
  }
}
