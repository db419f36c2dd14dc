package dev.threadmark.local.cli;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.MailMark;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists every mail that was handled, and what became of it. */
@Command(
    name = "messages",
    mixinStandardHelpOptions = true,
    description =
        "Lists every mail that was handled: its ticket, the decision, and why. A second copy of a"
            + " mail is listed too, as ignored.")
public final class MessagesCommand implements Runnable {
  @Mixin private DataOption data;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public void run() {
    try (DataOption.Opened opened = data.open()) {
      List<List<String>> rows = new ArrayList<>();
      for (MailboxId mailbox : opened.mailboxes()) {
        Marks marks = new Marks(opened.engine(), mailbox);
        for (MailMark mark : marks.all()) {
          if (json) {
            Output.json(System.out, marks.fields(mark));
          } else {
            rows.add(
                List.of(
                    marks.ticketOf(mark).orElse("-"),
                    mark.decision(),
                    mark.rule(),
                    mark.kind(),
                    mark.messageId(),
                    mark.because()));
          }
        }
      }
      if (!json) {
        List<String> headings =
            List.of("TICKET", "DECISION", "RULE", "KIND", "MESSAGE-ID", "BECAUSE");
        Output.table(System.out, headings, rows, 70);
      }
    }
  }
}
