package dev.threadmark.local.cli;

import dev.threadmark.desk.Desk;
import dev.threadmark.desk.Done;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Priority;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does to a ticket what the console does. */
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    description =
        "Settles things about a ticket: its status, who sees to it, tags, priority, a note.")
public final class ActCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Parameters(paramLabel = "TICKET", description = "A ticket number such as 7K3F-9QXM-2B4D.")
  private String number;

  @Option(
      names = "--by",
      required = true,
      paramLabel = "ADDRESS",
      description = "Who does it; it stands in the ticket's history.")
  private String by;

  @Option(names = "--status", description = "open, waiting or closed.")
  private Status status;

  @Option(names = "--assign", paramLabel = "ADDRESS", description = "Who sees to it, or none.")
  private String assignee;

  @Option(names = "--tag", paramLabel = "TAG", description = "Adds a tag; may be repeated.")
  private Set<String> tags = Set.of();

  @Option(names = "--untag", paramLabel = "TAG", description = "Takes a tag off.")
  private Set<String> untags = Set.of();

  @Option(names = "--priority", description = "low, normal, high or urgent.")
  private Priority priority;

  @Option(names = "--note", paramLabel = "TEXT", description = "Something for colleagues.")
  private String note;

  @Option(names = "--merge-into", paramLabel = "TICKET", description = "Goes on in that ticket.")
  private String into;

  @Option(names = "--unmerge", description = "Goes on by itself again; a merge is undone.")
  private boolean unmerge;

  @Option(
      names = "--split",
      paramLabel = "MESSAGE",
      description =
          "Puts a message on a ticket of its own; 'show' names messages. Its mailbox must be one that"
              + " the environment describes (docs/settings.md).")
  private String message;

  @Option(
      names = "--to",
      paramLabel = "TICKET",
      description = "With --split: on that ticket instead.")
  private String to;

  @Override
  public Integer call() {
    Address who = DataOption.address(by);
    List<Act> acts = acts();
    if (acts.isEmpty() && into == null && !unmerge && message == null) {
      throw new Troubles.BadInput("say what to do, such as --status closed; see --help");
    }
    if (to != null && message == null) {
      throw new Troubles.BadInput("say with --split which message goes to that ticket");
    }
    Ticket now = acted(acts, who);
    if (message != null) {
      SplitAct split = new SplitAct(message, Optional.ofNullable(to).map(DataOption::number), who);
      now = done(split.run(Settings.ofProcess(), data.data, now.mailbox(), now.id()));
    }
    System.out.printf("%s is %s%n", now.id(), now.status().name().toLowerCase(Locale.ROOT));
    return 0;
  }

  private Ticket acted(List<Act> acts, Address who) {
    TicketId id = DataOption.number(number);
    try (DataOption.Opened opened = data.open()) {
      Desk desk = opened.engine().desk();
      Ticket now = opened.ticket(id);
      MailboxId mailbox = now.mailbox();
      for (Act act : acts) {
        now = done(desk.act(mailbox, id, OptionalInt.empty(), act, who));
      }
      if (unmerge) {
        now = done(opened.engine().unmerging().unmerge(mailbox, id, OptionalInt.empty(), who));
      }
      if (into != null) {
        TicketId survivor = DataOption.number(into);
        now = done(desk.merge(mailbox, id, OptionalInt.empty(), survivor, who));
      }
      return now;
    }
  }

  private List<Act> acts() {
    List<Act> acts = new ArrayList<>();
    if (status == Status.MERGED) {
      throw new Troubles.BadInput("a ticket is merged by --merge-into TICKET");
    }
    Optional.ofNullable(status).map(Act.Turn::new).ifPresent(acts::add);
    Optional.ofNullable(assignee)
        .map(
            to ->
                new Act.Assign(
                    to.equals("none") ? Optional.empty() : Optional.of(DataOption.address(to))))
        .ifPresent(acts::add);
    if (!tags.isEmpty() || !untags.isEmpty()) {
      acts.add(new Act.Tag(tags, untags));
    }
    Optional.ofNullable(priority).map(Act.Prioritize::new).ifPresent(acts::add);
    Optional.ofNullable(note)
        .filter(text -> !text.isBlank())
        .map(text -> new Act.Note(text, ""))
        .ifPresent(acts::add);
    return acts;
  }

  private static Ticket done(Done<Ticket> done) {
    return done.match(
        new Done.Cases<>() {
          @Override
          public Ticket so(Ticket ticket) {
            return ticket;
          }

          @Override
          public Ticket noTicket() {
            throw new Troubles.BadInput("the ticket is gone");
          }

          @Override
          public Ticket changed(Ticket now) {
            throw new Troubles.BadInput("the ticket changed meanwhile; try again");
          }

          @Override
          public Ticket overtaken(List<Message> messages) {
            throw new Troubles.BadInput("somebody wrote meanwhile; look at the ticket first");
          }

          @Override
          public Ticket impossible(String why) {
            throw new Troubles.BadInput(why);
          }
        });
  }
}
