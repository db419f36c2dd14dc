package dev.threadmark.api;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what: by app role in all mailboxes (Entra ID gives those to people and groups), and in
 * one mailbox by address, or by group as {@code group:ID}. The most that is granted counts.
 *
 * @param listed for each mailbox who has each access
 */
public record Grants(Map<MailboxId, Map<Access, Set<String>>> listed) {
  /** How a group is told from an address. */
  public static final String GROUP = "group:";

  private static final Map<String, Access> ROLES =
      Map.of(
          "Threadmark.Viewer", Access.VIEWER,
          "Threadmark.Agent", Access.AGENT,
          "Threadmark.Admin", Access.ADMIN,
          // Lets somebody sign in, no more.
          "Threadmark.Member", Access.NONE);

  /**
   * What somebody may do.
   *
   * @param address if the issuer vouches for it
   * @param groups their ids, as the issuer has them
   */
  public Map<MailboxId, Access> of(
      Set<String> roles, Optional<Address> address, Set<String> groups) {
    Set<String> names = new HashSet<>();
    address.map(Address::key).ifPresent(names::add);
    groups.forEach(group -> names.add(GROUP + group));
    Access everywhere =
        roles.stream()
            .map(role -> ROLES.getOrDefault(role, Access.NONE))
            .max(Access::compareTo)
            .orElse(Access.NONE);
    Map<MailboxId, Access> all = new HashMap<>();
    listed.forEach(
        (mailbox, granted) -> {
          Access here =
              granted.entrySet().stream()
                  .filter(grant -> grant.getValue().stream().anyMatch(names::contains))
                  .map(Map.Entry::getKey)
                  .max(Access::compareTo)
                  .orElse(Access.NONE);
          Access most = here.compareTo(everywhere) > 0 ? here : everywhere;
          if (most != Access.NONE) {
            all.put(mailbox, most);
          }
        });
    return all;
  }

  /** Whether a mailbox lists somebody, by address, as one who works on its tickets. */
  boolean works(MailboxId mailbox, Address who) {
    Map<Access, Set<String>> granted = listed.getOrDefault(mailbox, Map.of());
    return Stream.of(Access.AGENT, Access.ADMIN)
        .anyMatch(access -> granted.getOrDefault(access, Set.of()).contains(who.key()));
  }
}
