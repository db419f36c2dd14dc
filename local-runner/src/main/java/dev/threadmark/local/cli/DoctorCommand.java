package dev.threadmark.local.cli;

import dev.threadmark.doctor.Doctor;
import dev.threadmark.doctor.Finding;
import dev.threadmark.doctor.Pace;
import dev.threadmark.doctor.Patient;
import dev.threadmark.local.doctor.Ailment;
import dev.threadmark.local.doctor.OwnDeployment;
import dev.threadmark.local.doctor.SandboxDeployment;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Examines a deployment, and says what to do for all that is wrong. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Examines the deployment that the environment describes (docs/settings.md), or one in a"
            + " sandbox: rights, mail to itself and back, push, queue, table, clock, keys, cost."
            + " Sends the mailbox two mails. Exit code 1 if a line is red.")
public final class DoctorCommand implements Callable<Integer> {
  private static final int WIDEST = 110;

  @Option(
      names = "--forbidden",
      paramLabel = "ADDRESS",
      description = "A mailbox that must be out of reach.")
  private String forbidden;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder, where the deployment keeps its tables in one.")
  private Path data;

  @Option(
      names = "--skip",
      split = ",",
      paramLabel = "CHECK",
      description = "Checks to leave out, with commas.")
  private List<String> skip = List.of();

  @Option(
      names = "--sandbox",
      paramLabel = "NAME",
      description = "Examine a deployment in the sandbox of graph or gmail instead.")
  private String sandbox;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "What is to be wrong in the sandbox; 'list' shows what there is.")
  private String fault;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    if ("list".equals(fault)) {
      Ailment.labels().forEach(System.out::println);
      return 0;
    }
    mustKnow(skip);
    return sandbox == null ? own() : played();
  }

  private int own() {
    try (OwnDeployment own = OwnDeployment.of(Settings.ofProcess(), Optional.ofNullable(data))) {
      Map<String, String> leftOut = new HashMap<>(own.leftOut());
      leftOut.putAll(skipped());
      boolean red = false;
      for (Patient patient : own.deployment().patients(forbidden(), Pace.USUAL)) {
        red |= report(patient.mailbox(), Doctor.examine(patient, leftOut));
      }
      return red ? 1 : 0;
    }
  }

  private int played() {
    if (!Providers.all().containsKey(sandbox)) {
      throw new Troubles.BadInput(
          "there is no sandbox '%s'; use one of %s"
              .formatted(sandbox, String.join(", ", Providers.names())));
    }
    Optional<Ailment> ailment = ailment();
    Console console = Console.silenced(); // what is wrong on purpose is no news
    try (SandboxDeployment deployment = new SandboxDeployment(sandbox, ailment)) {
      Patient patient = deployment.patient();
      return report(patient.mailbox(), Doctor.examine(patient, skipped())) ? 1 : 0;
    } finally {
      console.restore();
    }
  }

  /** What logs print, while they do not. */
  private record Console(Map<Handler, Level> usual) {
    static Console silenced() {
      Map<Handler, Level> usual = new HashMap<>();
      for (Handler handler : Logger.getLogger("").getHandlers()) {
        usual.put(handler, handler.getLevel());
        handler.setLevel(Level.OFF);
      }
      return new Console(usual);
    }

    void restore() {
      usual.forEach(Handler::setLevel);
    }
  }

  private Optional<Ailment> ailment() {
    if (fault == null) {
      return Optional.empty();
    }
    Ailment named =
        Stream.of(Ailment.values())
            .filter(one -> one.label().equals(fault))
            .findFirst()
            .orElseThrow(
                () ->
                    new Troubles.BadInput(
                        "there is no fault '%s'; --fault list shows them".formatted(fault)));
    if (!named.at(sandbox)) {
      throw new Troubles.BadInput("'%s' cannot be at %s".formatted(fault, sandbox));
    }
    return Optional.of(named);
  }

  private Optional<Address> forbidden() {
    return Optional.ofNullable(forbidden)
        .map(
            text ->
                Address.parse(text)
                    .orElseThrow(
                        () -> new Troubles.BadInput("'%s' is no mail address".formatted(text))));
  }

  private static void mustKnow(List<String> names) {
    for (String name : names) {
      if (!Doctor.checks().contains(name)) {
        throw new Troubles.BadInput(
            "there is no check '%s'; use of %s"
                .formatted(name, String.join(", ", Doctor.checks())));
      }
    }
  }

  private Map<String, String> skipped() {
    Map<String, String> skipped = new HashMap<>();
    skip.forEach(name -> skipped.put(name, "left out by --skip"));
    return skipped;
  }

  /** True if a line is red. */
  private boolean report(MailboxId mailbox, List<Doctor.Line> lines) {
    if (json) {
      lines.forEach(line -> Output.json(System.out, fields(mailbox, line)));
    } else {
      print(mailbox, lines);
    }
    System.out.flush();
    return lines.stream().anyMatch(Doctor.Line::bad);
  }

  private static Map<String, Object> fields(MailboxId mailbox, Doctor.Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mailbox", mailbox.toString());
    fields.put("check", line.check());
    fields.put("status", line.finding().status().name().toLowerCase(Locale.ROOT));
    fields.put("found", line.finding().found());
    fields.put("fix", line.finding().fix());
    return fields;
  }

  private static void print(MailboxId mailbox, List<Doctor.Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (Doctor.Line line : lines) {
      Finding finding = line.finding();
      rows.add(List.of(line.check(), shown(finding.status()), finding.found()));
    }
    System.out.println(mailbox);
    Output.table(System.out, List.of("CHECK", "", "FOUND"), rows, WIDEST);
    lines.stream()
        .filter(Doctor.Line::bad)
        .forEach(line -> System.out.printf("%nFIX %s: %s%n", line.check(), line.finding().fix()));
  }

  private static String shown(Finding.Status status) {
    return switch (status) {
      case GOOD -> "ok";
      case BAD -> "RED";
      case UNKNOWN -> "?";
    };
  }
}
