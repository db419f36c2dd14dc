package dev.threadmark.cases;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A mailbox of a case, and what its admin decided; what is left out is as the product has it. */
public record CaseMailbox(
    String address,
    List<String> agents,
    List<String> aliases,
    String guests,
    Integer reopenForDays,
    String senders) {
  private static final String TENANT = "lumen";

  public MailboxId id() {
    return new MailboxId(TENANT, new Address(address));
  }

  public Policy policy() {
    return new Policy(
        addresses(aliases),
        addresses(agents),
        "hold".equals(guests) ? Policy.Guests.HOLD : Policy.Guests.APPEND,
        reopenForDays == null ? Policy.DEFAULT.reopenFor() : Duration.ofDays(reopenForDays),
        Policy.DEFAULT.oldAfter(),
        Policy.DEFAULT.veryOldAfter(),
        Policy.DEFAULT.continues(),
        "as-written".equals(senders) ? Policy.Senders.AS_WRITTEN : Policy.Senders.CHECKED,
        Optional.empty());
  }

  private static Set<Address> addresses(List<String> texts) {
    return texts == null
        ? Set.of()
        : texts.stream().map(Address::new).collect(Collectors.toUnmodifiableSet());
  }
}
