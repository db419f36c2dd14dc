package dev.threadmark.local.cli;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.TicketList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the tickets, newest first. */
@Command(
    name = "tickets",
    mixinStandardHelpOptions = true,
    description = "Lists the tickets, newest first.")
public final class TicketsCommand implements Runnable {
  @Mixin private DataOption data;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public void run() {
    try (DataOption.Opened opened = data.open()) {
      List<List<String>> rows = new ArrayList<>();
      for (MailboxId mailbox : opened.mailboxes()) {
        opened
            .engine()
            .list()
            .all(mailbox)
            .forEach(
                line -> {
                  if (json) {
                    Output.json(System.out, fields(mailbox, line));
                  } else {
                    rows.add(row(mailbox, line));
                  }
                });
      }
      if (!json) {
        List<String> headings =
            List.of("TICKET", "MAILBOX", "STATUS", "MAILS", "LAST MAIL", "REQUESTER", "SUBJECT");
        Output.table(System.out, headings, rows, 60);
      }
    }
  }

  private static List<String> row(MailboxId mailbox, TicketList.Line line) {
    return List.of(
        line.ticket(),
        mailbox.toString(),
        line.status().name().toLowerCase(Locale.ROOT),
        String.valueOf(line.messages()),
        line.lastActivity().toString(),
        String.join(" ", line.requesters()),
        line.subject());
  }

  private static Map<String, Object> fields(MailboxId mailbox, TicketList.Line line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ticket", line.ticket());
    fields.put("tenant", mailbox.tenant());
    fields.put("mailbox", line.mailbox());
    fields.put("subject", line.subject());
    fields.put("status", line.status().name().toLowerCase(Locale.ROOT));
    fields.put("openedAt", line.openedAt().toString());
    fields.put("lastActivity", line.lastActivity().toString());
    fields.put("messages", line.messages());
    fields.put("requesters", line.requesters());
    fields.put("links", line.links());
    return fields;
  }
}
