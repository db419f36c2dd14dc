package dev.threadmark.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examines a mailbox of a deployment. Changes nothing but: two mails of its own in the mailbox, a
 * stamp on one of them, a doorbell on the queue, a row for each key in the table.
 */
public final class Doctor {
  /** In this order; what a check needs stands before it. */
  private static final List<Check> CHECKS =
      List.of(
          new LoginCheck(),
          new MailboxCheck(),
          new ThrottleCheck(),
          new ReadCheck(),
          new CursorCheck(),
          new ForbiddenCheck(),
          new TableCheck(),
          new QueueCheck(),
          new SubscriptionCheck(),
          new SendCheck(),
          new ArrivalCheck(),
          new PushCheck(),
          new ClockCheck(),
          new HeaderCheck(),
          new MessageIdCheck(),
          new PlusCheck(),
          new ReferencesCheck(),
          new StampCheck(),
          new KeysCheck(),
          new CostCheck());

  private Doctor() {}

  /** A line of the report. */
  public record Line(String check, Finding finding) {
    public boolean bad() {
      return finding.status() == Finding.Status.BAD;
    }
  }

  /** The names of all checks. */
  public static List<String> checks() {
    return CHECKS.stream().map(Check::name).toList();
  }

  /** Looks at everything. */
  public static List<Line> examine(Patient patient) {
    return examine(patient, Map.of());
  }

  /**
   * Looks at what is not left out.
   *
   * @param leftOut names of checks, and why
   */
  public static List<Line> examine(Patient patient, Map<String, String> leftOut) {
    Examination of = new Examination(patient);
    Map<String, Finding> findings = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Check check : CHECKS) {
      Finding finding =
          Optional.ofNullable(leftOut.get(check.name()))
              .map(Finding::unknown)
              .or(() -> hindered(check, findings, leftOut).map(Doctor::skipped))
              .orElseGet(() -> look(check, of));
      findings.put(check.name(), finding);
      lines.add(new Line(check.name(), finding));
    }
    return lines;
  }

  /** What was left out hinders nothing: whoever left it out knows how it is. */
  private static Optional<String> hindered(
      Check check, Map<String, Finding> findings, Map<String, String> leftOut) {
    return check.needs().stream()
        .filter(name -> !leftOut.containsKey(name))
        .filter(name -> findings.get(name).status() != Finding.Status.GOOD)
        .findFirst();
  }

  private static Finding skipped(String need) {
    return Finding.unknown("not looked at, since '%s' is not well".formatted(need));
  }

  /** A surprise is told by its class: its message may hold anything. */
  private static Finding look(Check check, Examination of) {
    try {
      return check.look(of);
    } catch (RuntimeException e) {
      return Finding.bad(
          "it could not be looked at: " + e.getClass().getSimpleName(),
          "examine it again; if it stays, report it");
    }
  }
}
