package dev.threadmark.bench.load;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSender;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** A provider of which one process plays the service and another has the driver. */
interface Desk {
  Map<String, Supplier<Desk>> ALL = Map.of("graph", GraphDesk::new, "gmail", GmailDesk::new);

  static Desk named(String name) {
    return ALL.get(name).get();
  }

  /** Starts the sandbox with an empty mailbox. */
  SandboxProvider sandbox(String address);

  /** Where the sandbox rings, if the driver's watch does not say. */
  void ringAt(URI webhook);

  /** The ends that we have, given the base URL of the sandbox. */
  Ends ends(URI sandbox, MailboxId mailbox);

  /** Reads bells, reads mail, sends mail. */
  interface Ends {
    BellReader bell();

    MailProvider driver(URI webhook);

    MailSender sender();
  }
}
