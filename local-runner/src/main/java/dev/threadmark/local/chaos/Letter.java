package dev.threadmark.local.chaos;

import dev.threadmark.mail.Mail;
import dev.threadmark.provider.Folder;

/**
 * A mail of a history, ready to be delivered.
 *
 * @param thread mails of one thread belong on one ticket, since headers or tokens tie them
 */
record Letter(int thread, Folder folder, byte[] raw, Mail mail) {
  String id() {
    return mail.id().value();
  }
}
