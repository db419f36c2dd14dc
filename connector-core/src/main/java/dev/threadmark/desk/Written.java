package dev.threadmark.desk;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.privacy.KnownAs;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.ticket.Cut;
import dev.threadmark.ticket.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mail as a person has written it.
 *
 * @param text of an answer without the quotation and the signature, which are added; of a forwarded
 *     mail with both
 * @param status of the ticket afterwards; waiting for the customer where empty
 * @param files that came with it
 * @param uploads ids of files that came before it, in parts
 * @param signature filled in; empty for none
 */
public record Written(
    Mode mode,
    List<Address> to,
    List<Address> cc,
    String text,
    Optional<Status> status,
    List<Enclosed> files,
    List<String> uploads,
    Form form,
    String signature) {

  /** A plain one without files. */
  public Written(
      Mode mode, List<Address> to, List<Address> cc, String text, Optional<Status> status) {
    this(mode, to, cc, text, status, List.of(), List.of(), Form.PLAIN, "");
  }

  private static final Address ERASED = KnownAs.NOBODY;

  public enum Mode {
    REPLY,
    REPLY_ALL,
    /** To somebody who may have no part in the ticket: it begins a thread of its own there. */
    FORWARD
  }

  public Written {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    text = Cut.typed(text);
    files = List.copyOf(files);
    uploads = uploads.stream().distinct().toList();
  }

  /** What is wrong with it, in a sentence; empty where it can be sent. */
  Optional<String> fault() {
    if (to.isEmpty() || to.size() + cc.size() > 50) {
      return Optional.of("write to 1 to 50 addresses");
    }
    if (!Stream.concat(to.stream(), cc.stream()).allMatch(OutgoingMail::canBeSentTo)) {
      return Optional.of("one of the addresses is not one that mail can be sent to");
    }
    if (to.contains(ERASED) || cc.contains(ERASED)) {
      return Optional.of("this person was erased: there is nobody to write to");
    }
    if (files.size() + uploads.size() > Enclosed.MOST) {
      return Optional.of("enclose at most 20 files");
    }
    if (files.stream().mapToLong(Enclosed::size).sum() > Enclosed.MOST_BYTES) {
      return Optional.of("files that come with an answer are 3 MB together; upload bigger ones");
    }
    return text.isBlank() || text.length() > OutgoingMail.MAX_TEXT
        ? Optional.of("write 1 to %d characters".formatted(OutgoingMail.MAX_TEXT))
        : Optional.empty();
  }
}
