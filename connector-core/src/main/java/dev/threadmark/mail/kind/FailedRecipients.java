package dev.threadmark.mail.kind;

import dev.threadmark.mail.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds whom a mail did not reach in the lines of a report. */
final class FailedRecipients {
  private static final String ADDRESS =
      "[\\p{L}\\p{N}._%+=/#&'!*~^?$-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?";

  /** RFC 3464 fields and SMTP commands that systems quote in prose. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:final-recipient|rcpt to|failed recipient|recipient address|target mail address|addressed to)"
              + "[ \\t]{0,4}:?[ \\t]{0,8}(?:rfc822;[ \\t]{0,4})?['\"<]{0,2}("
              + ADDRESS
              + ")");

  private static final Pattern LEADING =
      Pattern.compile("^[\\s>*•|-]{0,20}[\"'(<]{0,3}(?:mailto:)?(" + ADDRESS + ")");

  private static final Pattern ANYWHERE = Pattern.compile("(?<![\\p{L}\\p{N}:/])" + ADDRESS);

  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)mail from|postmaster|mailer-daemon|from:|sent by|sender|https?:|message-id|contact"
              + "|for (?:further )?(?:assistance|help)|returned to");

  private static final Pattern OFFICE = Pattern.compile("postmaster|mailer-daemon");

  private FailedRecipients() {}

  /**
   * @param report the lines that the mail system wrote
   * @param notThese whom the report is from and to: taken only where nobody else is named
   */
  static Set<Address> in(List<String> report, Set<Address> notThese) {
    for (Pattern where : List.of(NAMED, LEADING, ANYWHERE)) {
      Set<Address> found = found(report, where);
      found.removeAll(notThese);
      found.removeIf(address -> OFFICE.matcher(address.local()).matches());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return found(report, LEADING);
  }

  private static Set<Address> found(List<String> lines, Pattern where) {
    Set<Address> found = new LinkedHashSet<>();
    for (String line : lines) {
      if (where != ANYWHERE || !OTHERS.matcher(line).find()) {
        Matcher matcher = where.matcher(line);
        while (matcher.find()) {
          Address.parse(matcher.group(matcher.groupCount())).ifPresent(found::add);
        }
      }
    }
    return found;
  }
}
