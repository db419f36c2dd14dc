package dev.threadmark.doctor;

import dev.threadmark.mail.Mail;
import java.util.List;

/** Whether an answer names the mail that it answers. */
final class ReferencesCheck implements Check {
  @Override
  public String name() {
    return "references";
  }

  @Override
  public List<String> needs() {
    return List.of("plus-address", "message-id");
  }

  @Override
  public Finding look(Examination of) {
    Mail first = of.trip().plain().arrival().orElseThrow().mail();
    Mail answer = of.trip().tagged().arrival().orElseThrow().mail();
    return answer.inReplyTo().contains(first.id()) || answer.references().contains(first.id())
        ? Finding.good("an answer names the mail that it answers")
        : Finding.bad(
            "In-Reply-To and References do not come through",
            "take the rule off the gateway that removes them: without them answers are put"
                + " together by address, subject and words only");
  }
}
