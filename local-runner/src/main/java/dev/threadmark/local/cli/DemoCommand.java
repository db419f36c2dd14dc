package dev.threadmark.local.cli;

import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.AnswerGuard;
import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Rebuild;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.demo.Postmark;
import dev.threadmark.local.demo.Rebuilt;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.demo.Tally;
import dev.threadmark.local.mails.MailFiles;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.local.storm.Storm;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the main job on this machine, from delivered mail to tickets. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Starts sandboxes of Graph and Gmail, webhook, queue and workers, delivers mail and shows"
            + " what became of each.")
public final class DemoCommand implements Callable<Integer> {
  private static final String ACKNOWLEDGEMENT =
      """
      Thank you, we have your mail "{subject}". Its number is {ticket}.

      Answer this mail to add to it.
      """;

  /** What a demo delivers is often years old, and nobody would be told that it came. */
  private static final Duration HOWEVER_OLD = Duration.ofDays(36_500);

  @Option(
      names = "--provider",
      defaultValue = "both",
      paramLabel = "NAME",
      description =
          "Whose sandbox to run: graph, gmail or both (default: both; then each gets all the mail).")
  private String provider;

  @Option(
      names = "--mail",
      paramLabel = "PATH",
      description =
          "A folder of .eml files, an mbox file or a Maildir; may be repeated. Default: a story"
              + " of our own.")
  private List<Path> mail = List.of();

  @Option(
      names = "--order",
      defaultValue = "given",
      description = "given or shuffled (default: given).")
  private Order order;

  @Option(names = "--seed", defaultValue = "1", description = "For --order shuffled.")
  private long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where to keep tickets (default: nowhere).")
  private Path data;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "For webhooks and the live page (default: any free one).")
  private int port;

  @Option(
      names = "--chaos",
      paramLabel = "SEED",
      description =
          "Lose a fifth of the bells, double and reorder others, throttle, cut connections,"
              + " expire cursors and kill the worker five times; says on stderr what it did.")
  private Long chaos;

  @Option(
      names = "--acknowledge",
      description = "Tell whoever opens a ticket its number, by mail, once.")
  private boolean acknowledge;

  @Option(
      names = "--rebuild",
      description =
          "At the end make all tables anew from the stamps in the mailboxes, and tell on stderr"
              + " what differs.")
  private boolean rebuild;

  @Option(names = "--once", description = "Stop when all mail is handled.")
  private boolean once;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  private enum Order {
    GIVEN,
    SHUFFLED
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Instant begun = Instant.now();
    List<String> names = names();
    List<StoredMail> mails = mails();
    boolean kept = data != null;
    Path folder = kept ? data : Files.createTempDirectory("threadmark");
    Optional<Storm> storm =
        Optional.ofNullable(chaos).map(seed -> new Storm(seed, mails.size() * names.size()));
    try (Demo demo = new Demo(names, DataFolder.at(folder), port, storm, policy())) {
      if (!json && !once) {
        System.err.printf(
            "Console, this link works once: %s%nLive page: http://127.0.0.1:%d/  (Ctrl-C stops)%n",
            demo.loginLink(), demo.port());
      }
      deliver(demo, mails, names.size());
      report(demo, Duration.between(begun, Instant.now()));
      storm.ifPresent(System.err::println);
      boolean same = !rebuild || rebuilt(demo);
      if (!once) {
        demo.beginToMirror();
        Thread.currentThread().join();
      }
      return demo.tally().lost() == 0 && same ? 0 : 1;
    } finally {
      if (!kept) {
        Temporary.delete(folder);
      }
    }
  }

  private Policy policy() {
    if (acknowledge && chaos != null) {
      throw new Troubles.BadInput("--acknowledge and --chaos do not go together yet; drop one");
    }
    return acknowledge
        ? Policy.DEFAULT.acknowledging(
            new Acknowledgement(
                Acknowledgement.SUBJECT, ACKNOWLEDGEMENT, AnswerGuard.DEFAULT, HOWEVER_OLD))
        : Policy.DEFAULT;
  }

  private static boolean rebuilt(Demo demo) throws IOException {
    Path folder = Files.createTempDirectory("threadmark");
    try {
      Rebuilt rebuilt = demo.rebuilt(DataFolder.at(folder));
      rebuilt
          .reports()
          .forEach(
              (mailbox, told) ->
                  System.err.printf(
                      "rebuilt %s: %d mails, %d of them stamped (%d against the rules alone),"
                          + " %d tickets%n",
                      mailbox, told.mails(), told.stamped(), told.overruled(), told.tickets()));
      rebuilt.misplaced().forEach(System.err::println);
      rebuilt.toldOtherwise().forEach(System.err::println);
      System.err.printf(
          "%d mails on another ticket than before, %d lines of the list differ%n",
          rebuilt.misplaced().size(), rebuilt.toldOtherwise().size());
      Rebuild.NOT_RESTORED.forEach(one -> System.err.println("not restored: " + one));
      return rebuilt.misplaced().isEmpty();
    } finally {
      Temporary.delete(folder);
    }
  }

  private List<String> names() {
    if (provider.equals("both")) {
      return StreamSupport.stream(Providers.names().spliterator(), false).toList();
    }
    if (!Providers.all().containsKey(provider)) {
      throw new Troubles.BadInput(
          "there is no provider '%s'; use one of %s, or both"
              .formatted(provider, String.join(", ", Providers.names())));
    }
    return List.of(provider);
  }

  private List<StoredMail> mails() {
    List<StoredMail> mails = new ArrayList<>();
    if (mail.isEmpty()) {
      mails.addAll(Story.mails());
    }
    mail.forEach(path -> mails.addAll(MailFiles.in(path)));
    if (order == Order.SHUFFLED) {
      Collections.shuffle(mails, new Random(seed));
    }
    return mails;
  }

  private void deliver(Demo demo, List<StoredMail> mails, int copies)
      throws IOException, InterruptedException {
    Postmark postmark = new Postmark(Instant.now());
    try (Progress progress = new Progress("mails", (long) mails.size() * copies, demo::progress)) {
      progress.begin();
      for (StoredMail one : mails) {
        demo.deliver(one, postmark);
      }
      demo.drain();
    }
  }

  private void report(Demo demo, Duration took) {
    Tally tally = demo.tally();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("mails", tally.mails());
    summary.put("tickets", tickets(demo));
    summary.put("opened", tally.count("open"));
    summary.put("appended", tally.count("append"));
    summary.put("held", tally.count("hold"));
    summary.put("ignored", tally.count("ignore"));
    summary.put("quarantined", tally.count("quarantine"));
    summary.put("lost", tally.lost());
    summary.put("seconds", Math.round(took.toMillis() / 100.0) / 10.0);
    summary.put("providerCalls", demo.providerCalls());
    summary.put("tableOps", demo.tableOps());
    if (json) {
      Output.json(System.out, summary);
    } else {
      table(demo);
      System.out.println();
      summary.forEach((name, value) -> System.out.printf("%-14s %s%n", name, value));
    }
    System.out.flush();
  }

  private static long tickets(Demo demo) {
    return demo.mailboxIds().stream().mapToLong(id -> demo.engine().list().all(id).count()).sum();
  }

  private static void table(Demo demo) {
    List<List<String>> rows = new ArrayList<>();
    for (MailboxId mailbox : demo.mailboxIds()) {
      Marks marks = new Marks(demo.engine(), mailbox);
      for (MailMark mark : marks.all()) {
        rows.add(
            List.of(
                mailbox.tenant(),
                marks.ticketOf(mark).orElse("-"),
                mark.decision(),
                mark.kind(),
                mark.messageId(),
                mark.because()));
      }
    }
    List<String> headings =
        List.of("PROVIDER", "TICKET", "DECISION", "KIND", "MESSAGE-ID", "BECAUSE");
    Output.table(System.out, headings, rows, 76);
  }
}
