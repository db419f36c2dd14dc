package dev.threadmark.doctor;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Queue;
import dev.threadmark.port.Table;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSender;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A mailbox of a deployment, and all that is needed to examine it.
 *
 * @param kind the provider's name
 * @param forbidden a mailbox that the deployment must not reach
 */
public record Patient(
    MailboxId mailbox,
    String kind,
    MailProvider provider,
    MailSender sender,
    Engine engine,
    Table table,
    Queue queue,
    Optional<Address> forbidden,
    InstantSource clock,
    Pace pace) {

  boolean gmail() {
    return kind.equals("gmail");
  }

  /** Advice that differs from provider to provider. */
  String advice(String graph, String gmail) {
    return gmail() ? gmail : graph;
  }
}
