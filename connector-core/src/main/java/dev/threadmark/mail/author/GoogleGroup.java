package dev.threadmark.mail.author;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.NamedAddress;
import dev.threadmark.mail.mime.MailFields;
import java.util.List;
import java.util.Optional;

/**
 * Mail that a Google Group passed on. Where the writer's domain would disown the changed mail, the
 * group puts its own address into {@code From} ({@code "'Ana' via Support"}), and the writer into
 * {@code X-Original-From}.
 *
 * <p>Anybody can write these fields. They are believed where the provider has authenticated the
 * {@code From}, that {@code From} is an address of this mailbox, and each field is there once: so
 * our own group wrote them. What Google found out about the writer stands beside them.
 */
final class GoogleGroup {
  private static final Authserv GOOGLE = Authserv.named("mx.google.com", "gmr-mx.google.com");

  private GoogleGroup() {}

  /**
   * Who wrote to the group, where that is proven.
   *
   * @param group the mail's {@code From}, an address of this mailbox
   */
  static Optional<Author> poster(Mail mail, Author group) {
    Headers headers = mail.headers();
    if (group.authenticity() != Authenticity.PASS || once(headers, "X-Google-Group-Id").isEmpty()) {
      return Optional.empty();
    }
    Optional<Address> sender = named(headers, "X-Original-Sender").map(NamedAddress::address);
    return named(headers, "X-Original-From")
        .filter(writer -> sender.equals(Optional.of(writer.address())))
        .filter(writer -> !writer.address().equals(group.address()))
        .map(writer -> new Author(writer.address(), writer.name(), found(headers, writer)));
  }

  private static Authenticity found(Headers headers, NamedAddress writer) {
    return once(headers, "X-Original-Authentication-Results")
        .map(field -> Finding.of(field, GOOGLE, writer.address()))
        .orElse(Authenticity.UNKNOWN);
  }

  private static Optional<NamedAddress> named(Headers headers, String name) {
    List<NamedAddress> addresses =
        once(headers, name).isPresent() ? MailFields.addresses(headers, name) : List.of();
    return addresses.size() == 1 ? Optional.of(addresses.get(0)) : Optional.empty();
  }

  private static Optional<String> once(Headers headers, String name) {
    List<String> all = headers.all(name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
