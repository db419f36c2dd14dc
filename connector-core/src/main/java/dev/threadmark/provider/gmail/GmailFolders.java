package dev.threadmark.provider.gmail;

import dev.threadmark.provider.Folder;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Gmail has no folders: its own labels say on which side of the mailbox a mail lies. */
final class GmailFolders {
  static final String INBOX = "INBOX";
  static final String SENT = "SENT";

  private static final Set<String> WATCHED = Set.of(INBOX, SENT);
  private static final Set<String> NEVER = Set.of("DRAFT", "TRASH", "SPAM", "CHAT");

  private GmailFolders() {}

  /**
   * True for mail in Inbox or Sent Mail.
   *
   * @param labels null where the service left them out
   */
  static boolean watched(Collection<String> labels) {
    return labels != null && !Collections.disjoint(labels, WATCHED) && !never(labels);
  }

  /** True for drafts, and what is in Trash, Spam or a chat. */
  static boolean never(Collection<String> labels) {
    return labels != null && !Collections.disjoint(labels, NEVER);
  }

  /** What a mailbox sends to itself has both labels: it is ours. */
  static Folder of(Collection<String> labels) {
    return Optional.ofNullable(labels).orElse(Set.of()).contains(SENT) ? Folder.SENT : Folder.INBOX;
  }
}
