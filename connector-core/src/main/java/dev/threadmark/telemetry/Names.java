package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.store.Hash;
import io.opentelemetry.api.common.AttributeKey;

/** What attributes are called, and how a mailbox and a mail are called in them. */
final class Names {
  static final AttributeKey<String> MAILBOX = AttributeKey.stringKey("threadmark.mailbox");
  static final AttributeKey<String> WHY = AttributeKey.stringKey("threadmark.why");
  static final AttributeKey<Long> TRIES = AttributeKey.longKey("threadmark.tries");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("threadmark.outcome");
  static final AttributeKey<Long> MAILS = AttributeKey.longKey("threadmark.mails");
  static final AttributeKey<Long> CHANGES = AttributeKey.longKey("threadmark.changes");
  static final AttributeKey<String> MAIL = AttributeKey.stringKey("threadmark.mail");
  static final AttributeKey<String> TICKET = AttributeKey.stringKey("threadmark.ticket");
  static final AttributeKey<String> DECISION = AttributeKey.stringKey("threadmark.decision");
  static final AttributeKey<String> RULE = AttributeKey.stringKey("threadmark.rule");
  static final AttributeKey<String> KIND = AttributeKey.stringKey("threadmark.kind");
  static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("threadmark.provider");
  static final AttributeKey<String> CALL = AttributeKey.stringKey("threadmark.call");
  static final AttributeKey<String> ANSWER = AttributeKey.stringKey("threadmark.answer");

  private static final int DIGITS = 12;

  private Names() {}

  /** The first 12 digits of the hash by which the tables know a mailbox. */
  static String of(MailboxId mailbox) {
    return Hash.of(mailbox.toString()).substring(0, DIGITS);
  }

  /** A mail's digest, hashed: that of an unread mail has the provider's id in it. */
  static String ofMail(String digest) {
    return Hash.of(digest).substring(0, DIGITS);
  }
}
