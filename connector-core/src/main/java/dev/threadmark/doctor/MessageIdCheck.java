package dev.threadmark.doctor;

import dev.threadmark.provider.Sending;
import java.util.List;

/** Whether a mail arrives under the Message-ID that it was sent under. */
final class MessageIdCheck implements Check {
  @Override
  public String name() {
    return "message-id";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival");
  }

  @Override
  public Finding look(Examination of) {
    boolean all = of.trip().arrived().stream().allMatch(MessageIdCheck::same);
    return all
        ? Finding.good("a mail keeps its Message-ID")
        : Finding.bad(
            "a mail arrives under another Message-ID than it was sent under",
            "answers name an id that is not known here; take the rewriting off the gateway. Until"
                + " then the tag in address and subject lead answers to their tickets");
  }

  private static boolean same(RoundTrip.Leg leg) {
    return !(leg.sending() instanceof Sending.Sent sent)
        || sent.messageId().equals(leg.arrival().orElseThrow().mail().id());
  }
}
