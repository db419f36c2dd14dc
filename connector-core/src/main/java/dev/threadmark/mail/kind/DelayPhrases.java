package dev.threadmark.mail.kind;

/** How mail systems say that they are still trying. */
final class DelayPhrases {
  private static final Phrases SUBJECT =
      Phrases.of(
          """
          warning\\b
          .{0,80}\\b(?:delayed|delay)\\b
          .{0,80}still being retried
          .{0,80}(?:verzöger|différé|retard|retras|ritard|atras|vertraagd|försen|forsink|opóźni|zpožd|задерж|gecik|遅延|延迟|延遲|지연)
          delivery status notification: warning
          """);

  private static final Phrases TEXT =
      Phrases.of(
          """
          this is a warning (?:message )?only
          (?:do not|don't) need to (?:re-?send|send)
          (?:has|have|was|were|is|are) (?:been )?delayed
          not yet been delivered
          will (?:be retried|keep trying|continue to (?:try|be)|try again|be (?:re)?attempted)
          (?:continue|continues) trying
          delivery attempts will continue
          still (?:trying|being retried|attempting)
          wird (?:weiter|erneut) versucht
          tentatives? .{0,40}(?:continuer|poursuiv)
          """);

  private static final Phrases GIVEN_UP =
      Phrases.of(
          """
          permanent (?:error|failure|fatal)
          (?:i've|have) given up
          giving up
          no further (?:delivery )?attempts
          not going to try again
          failed permanently
          (?:has|have) (?:permanently )?failed
          in the queue too long
          """);

  private DelayPhrases() {}

  static boolean delayed(String subject, String words) {
    String top = words.substring(0, Math.min(words.length(), 4_000));
    return !GIVEN_UP.in(top) && (SUBJECT.start(Phrases.plain(subject)) || TEXT.in(top));
  }
}
