package dev.threadmark.mail.kind;

import dev.threadmark.mail.MailKind;
import java.util.List;
import java.util.stream.Stream;

/** Invitations, mailing lists and newsletters: people's words all the same. */
final class ListRules {
  static final List<Rule> ALL =
      List.of(
          new Rule(
              "calendar",
              MailKind.CALENDAR,
              "it is an invitation or an answer to one (text/calendar)",
              mail ->
                  mail.contentType().startsWith("text/calendar")
                      || mail.header("Content-Class").contains("calendarmessage")
                      || mail.holds("text/calendar") && !mail.subject().marked()),
          new Rule(
              "list", MailKind.LIST, "it came through a mailing list (RFC 2919)", ListRules::list),
          new Rule(
              "newsletter",
              MailKind.LIST,
              "it went out to many, with a way to unsubscribe or marked as bulk",
              ListRules::newsletter));

  private ListRules() {}

  static boolean list(Glance mail) {
    return has(mail, "List-Id", "List-Post", "X-Mailing-List", "Mailing-List", "X-BeenThere")
        || has(mail, "X-Mailman-Version")
        || AutomaticFields.precedence(mail, "list");
  }

  /** RFC 2369 and 8058; bulk mail that answers nobody. */
  static boolean newsletter(Glance mail) {
    return has(mail, "List-Unsubscribe", "List-Unsubscribe-Post", "X-Campaign", "X-CampaignId")
        || AutomaticFields.precedence(mail, "bulk") && !mail.answers();
  }

  private static boolean has(Glance mail, String... names) {
    return Stream.of(names).anyMatch(name -> mail.headers().has(name));
  }
}
