package dev.threadmark.mail.kind;

import dev.threadmark.mail.MailKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Answers that nobody wrote for the mail they answer. Most carry no field that says so, and fields
 * that say "a machine made this" stand on newsletters and tickets too: a rule wants a field of
 * answers, or words and a second sign.
 */
final class AutoReplyRules {
  static final List<Rule> ALL =
      List.of(
          autoReply(
              "auto-submitted",
              "its header says auto-replied (RFC 3834)",
              mail -> AutomaticFields.autoSubmitted(mail).equals("auto-replied")),
          autoReply(
              "autoresponder-field",
              "its header has a field that only autoresponders write",
              AutomaticFields::autoresponder),
          autoReply(
              "exchange-rule",
              "Exchange made it in answer to a mail",
              mail ->
                  AutomaticFields.autoSubmitted(mail).equals("auto-generated")
                      && AutomaticFields.exchangeMade(mail)
                      && !mail.subject().forward()
                      && !ListRules.list(mail)),
          autoReply(
              "subject",
              "its subject says automatic reply",
              mail ->
                  !mail.subject().marked()
                      && AutoReplySubjects.PLAIN.start(mail.subject().words())),
          autoReply(
              "subject-end",
              "its subject ends with automatic reply",
              mail -> AutoReplySubjects.END.in(mail.subject().words())),
          autoReply(
              "challenge",
              "it asks the sender to prove that a person wrote to it",
              mail ->
                  !ListRules.newsletter(mail)
                      && !mail.interleaved()
                      && (AutomaticPhrases.CHALLENGE_SUBJECT.start(mail.subject().words())
                          || mail.answers())
                      && mail.challenge()),
          autoReply(
              "moderation",
              "a mailing list holds a mail back until somebody looks at it",
              mail ->
                  !mail.subject().marked()
                      && AutomaticPhrases.HELD_SUBJECT.start(mail.subject().words())
                      && AutomaticPhrases.HELD.in(mail.own())),
          autoReply(
              "says-so",
              "it says of itself that it is an automatic reply",
              mail ->
                  !ListRules.newsletter(mail)
                      && !mail.interleaved()
                      && (mail.answers() || AutomaticFields.any(mail))
                      && AutomaticPhrases.SAYS_SO.in(mail.own())),
          autoReply(
              "absence-subject",
              "its subject and its words say that somebody is away",
              mail ->
                  !mail.subject().marked()
                      && AutoReplySubjects.AWAY.in(mail.subject().words())
                      && (AbsencePhrases.AWAY.in(top(mail))
                          || AutomaticFields.any(mail) && mail.answers())),
          autoReply(
              "absence-answer",
              "it answers a mail with nothing but that somebody is away and what to do meanwhile",
              mail ->
                  mail.answers()
                      && !ListRules.newsletter(mail)
                      && !mail.interleaved()
                      && AbsencePhrases.AWAY.in(top(mail))
                      && AbsencePhrases.MEANWHILE.in(mail.own())
                      && !asks(mail)),
          autoReply(
              "acknowledgement",
              "a machine wrote it, to say that a mail was received",
              mail ->
                  AutomaticFields.any(mail)
                      && !ListRules.newsletter(mail)
                      && AutomaticPhrases.RECEIVED.in(mail.own())),
          autoReply(
              "empty-return-path",
              "it answers a mail, and its return path is empty as with automatic answers (RFC 3834)",
              mail -> mail.emptyReturnPath() && mail.answers() && !AutomaticFields.passedOn(mail)));

  private static final int TOP = 400;
  private static final Pattern QUESTION = Pattern.compile("[?\u061f](?:[\\s\"')]|$)");

  private AutoReplyRules() {}

  private static Rule autoReply(String name, String because, Predicate<Glance> holds) {
    return new Rule(name, MailKind.AUTO_REPLY, because, holds);
  }

  private static String top(Glance mail) {
    return mail.own().substring(0, Math.min(mail.own().length(), TOP));
  }

  /** A person who is away and writes all the same wants something. */
  private static boolean asks(Glance mail) {
    return QUESTION.matcher(mail.own()).find();
  }
}
