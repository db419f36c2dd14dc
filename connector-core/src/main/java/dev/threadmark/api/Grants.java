package dev.threadmark.api;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: by app role in all mailboxes (Entra ID gives those to people and groups), and by
 * address in one mailbox. The most that is granted counts.
 *
 * @param listed for each mailbox the addresses with each access
 */
public record Grants(Map<MailboxId, Map<Access, Set<Address>>> listed) {
  private static final Map<String, Access> ROLES =
      Map.of(
          "Threadmark.Viewer", Access.VIEWER,
          "Threadmark.Agent", Access.AGENT,
          "Threadmark.Admin", Access.ADMIN);

  /**
   * What somebody may do.
   *
   * @param address if the issuer vouches for it
   */
  public Map<MailboxId, Access> of(Set<String> roles, Optional<Address> address) {
    Access everywhere =
        roles.stream()
            .map(role -> ROLES.getOrDefault(role, Access.NONE))
            .max(Access::compareTo)
            .orElse(Access.NONE);
    Map<MailboxId, Access> all = new HashMap<>();
    listed.forEach(
        (mailbox, addresses) -> {
          Access here =
              addresses.entrySet().stream()
                  .filter(grant -> address.filter(grant.getValue()::contains).isPresent())
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
}
