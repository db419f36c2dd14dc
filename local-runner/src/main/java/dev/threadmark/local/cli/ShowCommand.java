package dev.threadmark.local.cli;

import dev.threadmark.engine.Engine;
import dev.threadmark.store.Family;
import dev.threadmark.store.Hash;
import dev.threadmark.store.TicketStore;
import dev.threadmark.ticket.CareEvent;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one conversation, with "why is this here" for every message. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one ticket: its messages, and why each of them is here.")
public final class ShowCommand implements Runnable {
  @Mixin private DataOption data;

  @Parameters(paramLabel = "TICKET", description = "A ticket number such as 7K3F-9QXM-2B4D.")
  private String number;

  @Override
  public void run() {
    TicketId id = DataOption.number(number);
    try (DataOption.Opened opened = data.open()) {
      show(opened.engine(), opened.ticket(id), System.out);
    }
  }

  private static void show(Engine engine, Ticket ticket, PrintStream out) {
    if (ticket.survivor().isPresent()) {
      out.println(ticket.id() + " was merged into " + ticket.survivor().get() + ".");
      Optional<TicketStore.Stored> next =
          engine.tickets().find(ticket.mailbox(), ticket.survivor().get());
      next.ifPresent(stored -> show(engine, stored.ticket(), out));
      return;
    }
    out.printf("%s  %s%n", ticket.id(), Output.plain(ticket.subject()));
    out.printf(
        "%s, %d mails in %s%n", status(ticket.status()), ticket.messages(), ticket.mailbox());
    ticket.care().assignee().ifPresent(who -> out.println("seen to by " + who));
    if (!ticket.care().tags().isEmpty()) {
      out.println("tags " + Output.plain(String.join(", ", ticket.care().tags())));
    }
    ticket.links().forEach(link -> out.println("has to do with " + link));
    effects(engine, ticket).forEach(out::println);
    for (Message message : Family.of(engine.tickets(), ticket).messages()) {
      out.println();
      out.printf(
          "%s  %s <%s>  (%s, %s)%n",
          message.receivedAt(),
          Output.plain(message.name()),
          message.from(),
          message.kind(),
          message.standing().name().toLowerCase(Locale.ROOT));
      out.printf("  why is this here: %s [%s]%n", message.because(), message.rule());
      out.printf("  message %s%n", Hash.name(message.providerId()));
      message.excerpt().lines().limit(30).forEach(line -> out.println("  | " + Output.plain(line)));
      if (!message.attachments().isEmpty()) {
        out.println("  attached: " + Output.plain(String.join(", ", message.attachments())));
      }
    }
  }

  private static String status(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** What was sent, what came back, and what people did. */
  private static List<String> effects(Engine engine, Ticket ticket) {
    List<String> lines = new ArrayList<>();
    for (TicketEvent event : engine.tickets().events(ticket.mailbox(), ticket.id())) {
      if (event instanceof TicketEvent.Queued queued) {
        lines.add(queued.at() + "  " + queued.purpose() + " to " + queued.to());
      } else if (event instanceof TicketEvent.Sent sent) {
        lines.add(sent.at() + "  sent as <" + sent.messageId() + ">");
      } else if (event instanceof TicketEvent.NotSent notSent) {
        lines.add(notSent.at() + "  not sent: " + notSent.why());
      } else if (event instanceof CareEvent.Noted noted) {
        lines.add(noted.at() + "  " + noted.by() + " notes: " + Output.plain(noted.text()));
      } else if (event instanceof TicketEvent.MessageLeft left) {
        lines.add(left.at() + "  " + left.by() + " put a message on ticket " + left.to());
      } else if (event instanceof TicketEvent.Parted from) {
        lines.add(from.at() + "  " + from.by() + " put a message here from ticket " + from.other());
      } else if (event instanceof TicketEvent.Returned back) {
        lines.add(back.at() + "  " + back.by() + " undid the merge into " + back.from());
      } else if (event instanceof TicketEvent.Released released) {
        lines.add(released.at() + "  " + released.by() + " undid the merge of " + released.other());
      } else if (event instanceof TicketEvent.StatusChanged changed) {
        lines.add(changed.at() + "  " + changed.by() + ": " + status(changed.status()));
      } else if (event instanceof TicketEvent.Erased erased) {
        lines.add(erased.at() + "  " + erased.by() + " erased what was kept of a person");
      } else if (event instanceof TicketEvent.DeliveryFailed failed) {
        lines.add(failed.at() + "  did not reach " + failed.recipients());
      }
    }
    return lines;
  }
}
