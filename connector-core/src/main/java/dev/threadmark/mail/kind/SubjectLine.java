package dev.threadmark.mail.kind;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subject without what lists, desks and mail programs put before it.
 *
 * @param words what is left
 * @param answer true if a mark of an answer stood there ("Re:")
 * @param forward true if a mark of a forwarded mail stood there ("Fwd:")
 */
record SubjectLine(String words, boolean answer, boolean forward) {
  private static final int LONGEST = 400;

  private static final Pattern TAG = Pattern.compile("^\\[[^\\]]{0,120}\\]\\s*");
  private static final Pattern ANSWER =
      mark("re|aw|antw|antwort|sv|vs|ref|rif|odp|ynt|yan|atb|rép|res|απ|回复|答复|回覆|返信|답장|회신");
  private static final Pattern FORWARD =
      mark("fwd?|wg|tr|rv|enc|vl|pd|doorst|i|videresendt|vb|转发|轉寄|转寄|転送|전달|προωθ");

  /** The mark of an answer may be counted: {@code Re[2]:}, {@code Re(3):}, {@code Re^2:}. */
  private static Pattern mark(String words) {
    return Pattern.compile(
        "^(?:" + words + ")\\s?(?:[\\[(^]\\d{1,3}[\\])]?)?\\s?:\\s*",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static SubjectLine of(String subject) {
    String words = Phrases.plain(subject.substring(0, Math.min(subject.length(), LONGEST)));
    boolean answer = false;
    boolean forward = false;
    while (true) {
      Matcher tag = TAG.matcher(words);
      Matcher re = ANSWER.matcher(words);
      Matcher fwd = FORWARD.matcher(words);
      if (tag.find()) {
        words = words.substring(tag.end());
      } else if (re.find()) {
        answer = true;
        words = words.substring(re.end());
      } else if (fwd.find()) {
        forward = true;
        words = words.substring(fwd.end());
      } else {
        return new SubjectLine(words, answer, forward);
      }
    }
  }

  /** True if a person's mail program put a mark before it. */
  boolean marked() {
    return answer || forward;
  }
}
