package dev.threadmark.local.cli;

import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Address;
import dev.threadmark.ticket.TicketId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and reads reply tokens, for people who debug. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Makes and reads reply tokens, for debugging.",
    subcommands = {TokenCommand.Issue.class, TokenCommand.Read.class})
public final class TokenCommand {

  @Command(
      name = "issue",
      mixinStandardHelpOptions = true,
      description = "Makes a token by which one address may answer on one ticket.")
  static final class Issue implements Runnable {
    @Option(names = "--data", required = true, description = "The data folder with token.keys.")
    private Path data;

    @Option(names = "--tenant", defaultValue = "graph", description = "Default: graph.")
    private String tenant;

    @Parameters(index = "0", paramLabel = "TICKET")
    private String ticket;

    @Parameters(index = "1", paramLabel = "ADDRESS", description = "Who may answer with it.")
    private String address;

    @Override
    public void run() {
      TokenKeys keys = DataFolder.at(data).tokenKeys();
      TicketId id =
          TicketId.parse(ticket)
              .orElseThrow(
                  () ->
                      new Troubles.BadInput(
                          "'%s' is not a ticket number; they look like 7K3F-9QXM-2B4D"
                              .formatted(ticket)));
      System.out.println(keys.issue(tenant, id, recipient(address)));
    }
  }

  @Command(
      name = "read",
      mixinStandardHelpOptions = true,
      description =
          "Finds tokens in a text and says what they are; with --from, whether they hold.")
  static final class Read implements Runnable {
    @Option(names = "--data", required = true, description = "The data folder with token.keys.")
    private Path data;

    @Option(names = "--tenant", defaultValue = "graph", description = "Default: graph.")
    private String tenant;

    @Option(names = "--from", paramLabel = "ADDRESS", description = "Was it made for this address?")
    private String from;

    @Parameters(paramLabel = "TEXT", description = "A token, an address or any text with one.")
    private String text;

    @Override
    public void run() {
      TokenKeys keys = DataFolder.at(data).tokenKeys();
      List<ReplyToken> tokens = ReplyToken.findAll(text);
      if (tokens.isEmpty()) {
        throw new Troubles.BadInput(
            "there is no reply token in it; they look like"
                + " tmk1-7k3f9qxm2b4d-0123456789abcdef");
      }
      for (ReplyToken token : tokens) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("token", token.toString());
        fields.put("ticket", token.ticket().value());
        fields.put("keyId", token.keyId());
        if (from != null) {
          fields.put("madeForSender", keys.issuedTo(token, tenant, recipient(from)));
        }
        Output.json(System.out, fields);
      }
    }
  }

  private static Address recipient(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new Troubles.BadInput("'%s' is not an e-mail address".formatted(text)));
  }
}
