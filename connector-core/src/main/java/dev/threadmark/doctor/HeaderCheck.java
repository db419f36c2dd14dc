package dev.threadmark.doctor;

import java.util.List;

/** Whether header fields of ours come through. */
final class HeaderCheck implements Check {
  @Override
  public String name() {
    return "header";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival");
  }

  @Override
  public Finding look(Examination of) {
    boolean all =
        of.trip().arrived().stream()
            .allMatch(leg -> leg.arrival().orElseThrow().mail().headers().has(Letters.FIELD));
    return all
        ? Finding.good("X- fields come through")
        : Finding.bad(
            "X- fields are taken off on the way",
            "our own mail cannot be told by its fields: take the rule off the gateway that removes"
                + " them, or leave out Threadmark's mail (X-Threadmark)");
  }
}
