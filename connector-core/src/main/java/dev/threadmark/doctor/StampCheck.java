package dev.threadmark.doctor;

import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Optional;

/** Whether a mail can be stamped, and shows its stamp. */
final class StampCheck implements Check {
  @Override
  public String name() {
    return "stamp";
  }

  @Override
  public List<String> needs() {
    return List.of("arrival");
  }

  @Override
  public Finding look(Examination of) {
    Patient patient = of.patient();
    ProviderId id = of.trip().plain().arrival().orElseThrow().delivery().id();
    Stamp stamp = new Stamp(id, TicketId.derive("doctor|" + id).value());
    Answer<Stamp> answer = patient.provider().stamp(patient.mailbox(), List.of(stamp)).get(id);
    if (answer instanceof Answer.Refused<Stamp> refused) {
      return Finding.bad(
          "mails may not be marked: " + refused.why(),
          patient.advice(
              "grant the app Mail.ReadWrite instead of Mail.Read",
              "delegate gmail.modify instead of gmail.readonly"));
    }
    if (!(answer instanceof Answer.Got)) {
      return Finding.unknown("the provider puts it off");
    }
    return of.trip().stampOf(id).equals(Optional.of(stamp.ticket()))
        ? Finding.good(
            patient.advice("an extended property is kept and shown", "a label is kept and shown"))
        : Finding.bad(
            "a stamp was taken, but the mail does not show it",
            "tables could not be rebuilt from this mailbox: keep nightly exports, and report it");
  }
}
