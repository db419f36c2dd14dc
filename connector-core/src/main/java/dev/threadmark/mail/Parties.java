package dev.threadmark.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who wrote a mail and to whom.
 *
 * @param from the author; empty for a mail without a readable {@code From}
 * @param sender who sent it on the author's behalf, where that is somebody else
 * @param replyTo where answers should go; never an identity
 */
public record Parties(
    Optional<NamedAddress> from,
    Optional<NamedAddress> sender,
    List<NamedAddress> replyTo,
    List<NamedAddress> to,
    List<NamedAddress> cc) {
  public Parties {
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
  }

  /** Everybody the mail was addressed to: To, then Cc. */
  public Stream<Address> recipients() {
    return Stream.concat(to.stream(), cc.stream()).map(NamedAddress::address);
  }
}
