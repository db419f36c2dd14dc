package dev.threadmark.mail.kind;

import dev.threadmark.mail.MessageId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which mail a report in prose is about, where it gives back no copy of it. */
final class OriginalSubject {
  private static final Pattern SUBJECT =
      Pattern.compile(
          "^[ \\t>*]{0,12}(?:subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|tárgy|тема|konu|θέμα|件名|主题|主題|主旨|제목)[ \\t]?[:：][ \\t]*(\\S.{0,998})$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern MESSAGE_ID =
      Pattern.compile("(?i)message-?id[ \\t]?[:：=]?[ \\t]{0,8}(<[^<>\\s]{1,998}>)");

  /** Exchange puts the subject of the mail behind a word of its own. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "^(?:undeliver(?:able|ed)(?: mail)?|unzustellbar|non remis|no se puede entregar|non recapitabile|não é possível entregar|não entregue|onbestelbaar|olevererbart?|ikke leveret|kan ikke leveres|ikke levert|niedostarczalne|nedoručitelné|не удается доставить|недоставлено|teslim edilemez|配信不能|无法送达|未送达|未傳遞|無法傳遞|배달되지 않음|warning\\. mail delayed|delivery delayed|delayed)[ ]?[:：][ ]*(.{1,998})$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OriginalSubject() {}

  static Optional<String> in(String subjectOfReport, List<String> report) {
    return report.stream()
        .map(SUBJECT::matcher)
        .filter(Matcher::matches)
        .map(matcher -> unquoted(matcher.group(1).strip()))
        .findFirst()
        .or(
            () ->
                Optional.of(BEHIND.matcher(subjectOfReport.strip()))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1).strip()));
  }

  static Optional<MessageId> messageId(List<String> report) {
    return report.stream()
        .map(MESSAGE_ID::matcher)
        .filter(Matcher::find)
        .findFirst()
        .flatMap(matcher -> MessageId.parse(matcher.group(1)));
  }

  private static String unquoted(String subject) {
    boolean quoted = subject.length() > 2 && subject.startsWith("'") && subject.endsWith("'");
    return quoted ? subject.substring(1, subject.length() - 1) : subject;
  }
}
