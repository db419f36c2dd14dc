package dev.threadmark.local.cli;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code --mailbox}, and who belongs to it. */
final class MailboxOption {
  @Option(
      names = "--mailbox",
      required = true,
      paramLabel = "TENANT/ADDRESS",
      description = "Whose mail it is, such as main/support@example.com.")
  private String mailbox;

  @Option(
      names = "--alias",
      paramLabel = "ADDRESS",
      description = "A further address of the mailbox; may be repeated.")
  private List<String> aliases = List.of();

  @Option(
      names = "--agent",
      paramLabel = "ADDRESS",
      description = "Somebody who works on its tickets; may be repeated.")
  private List<String> agents = List.of();

  MailboxId id() {
    int slash = mailbox.indexOf('/');
    try {
      return new MailboxId(
          slash < 0 ? "main" : mailbox.substring(0, slash), address(mailbox.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new Troubles.BadInput(e.getMessage());
    }
  }

  /** The usual one for these people; it answers nobody. */
  Policy policy() {
    return Policy.DEFAULT.of(addresses(aliases), addresses(agents)).silent();
  }

  private static Set<Address> addresses(List<String> texts) {
    return texts.stream().map(MailboxOption::address).collect(Collectors.toSet());
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(() -> new Troubles.BadInput("'%s' is no mail address".formatted(text)));
  }
}
