package dev.threadmark.provider;

import dev.threadmark.mail.MailboxId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mailbox as a console: shows the state of tickets on their messages, and tells what people did
 * to it. Labels of other kinds are left as they are. Every driver passes {@code
 * StateLabelsContract}.
 */
public interface StateLabels {

  /** What a message should show. */
  record Showing(ProviderId id, String ticket, StateLabel label) {}

  /** A stamped message that somebody changed, perhaps we ourselves, and the states it shows now. */
  record Touched(ProviderId id, String ticket, Set<StateLabel> labels) {
    public Touched {
      labels = Set.copyOf(labels);
    }
  }

  /**
   * @param next where to go on from
   */
  record Looked(List<Touched> touched, Cursor next) {}

  /**
   * What was changed since {@code cursor}; the same may be told twice.
   *
   * @param cursor of the look before; empty to begin, which tells nothing
   * @return Gone if the cursor is too old: begin anew
   */
  Answer<Looked> touchedSince(MailboxId mailbox, Optional<Cursor> cursor);

  /** The states that messages show now; at most 50. */
  Map<ProviderId, Answer<Set<StateLabel>>> read(MailboxId mailbox, List<ProviderId> ids);

  /** Makes messages show a ticket and its state, and no other state; at most 50. */
  Map<ProviderId, Answer<Showing>> show(MailboxId mailbox, List<Showing> showings);
}
