package dev.threadmark.mail.kind;

import java.util.regex.Pattern;

/** Senders that no person writes as. Display names prove nobody, but nobody poses as a daemon. */
final class SystemSender {
  private static final Pattern DAEMON =
      Pattern.compile(
          "mailer[-_. ]?daemon\\b(?!-)|(?:^|[<\\s\"])(?:mail-?daemon|mdaemon|maildaemon)@"
              + "|mail deliver(?:y)? (?:sub-?)?(?:system|service|agent)|mail delivery subsystem"
              + "|maildelivery(?:sub)?system|internet mail delivery");

  private static final Pattern OFFICE =
      Pattern.compile(
          "(?:^|[<\\s\"(])(?:post[-_.]?master|mailadm(?:in)?|double-bounce)(?:@|>|\"|\\s|$)"
              + "|microsoftexchange[0-9a-f]{32}@|system ?administrator|\\bpostmaster\\b"
              + "|mail administrator|e?mail system|mmsc ndr|ndr administrator");

  private static final Pattern NOBODY =
      Pattern.compile("\\b(?:no|do[-_.]?not|dont)[-_.]?reply\\b|\\bnoreply\\b");

  private SystemSender() {}

  /** True for an address that is read by nobody. Shops and banks write from those too. */
  static boolean nobody(Glance mail) {
    return NOBODY.matcher(mail.sender()).find();
  }

  /** True for the program that delivers mail: it writes of nothing but deliveries. */
  static boolean daemon(Glance mail) {
    return DAEMON.matcher(mail.sender()).find();
  }

  /** True for an office that a person may hold too, such as postmaster (RFC 2142). */
  static boolean office(Glance mail) {
    return OFFICE.matcher(mail.sender()).find();
  }
}
