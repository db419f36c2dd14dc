package dev.threadmark.doctor;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import java.util.List;

/** Whether a mailbox that is none of ours is out of reach. */
final class ForbiddenCheck implements Check {
  @Override
  public String name() {
    return "forbidden";
  }

  @Override
  public List<String> needs() {
    return List.of("login");
  }

  @Override
  public Finding look(Examination of) {
    Patient patient = of.patient();
    if (patient.forbidden().isEmpty()) {
      return Finding.unknown("name a mailbox that must be out of reach with --forbidden");
    }
    MailboxId other = new MailboxId(patient.mailbox().tenant(), patient.forbidden().get());
    Answer<Page> answer =
        patient.provider().startAt(other, patient.clock().instant())
                instanceof Answer.Got<Cursor> start
            ? patient.provider().changesSince(other, start.value())
            : new Answer.Refused<>("it cannot be looked at");
    if (answer instanceof Answer.Got) {
      return Finding.bad(
          "it may be read: what was granted is too wide",
          patient.advice(
              "restrict the app to its mailboxes (RBAC for Applications with a scope, or an"
                  + " application access policy), and take back tenant-wide consent",
              "a delegation holds for the whole domain: give Threadmark's mailboxes a domain or an"
                  + " organisation of their own, or accept it knowingly"));
    }
    return answer instanceof Answer.Refused
        ? Finding.good("it may not be read")
        : Finding.unknown("the provider does not say clearly");
  }
}
