package dev.threadmark.correlate;

import dev.threadmark.ticket.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token that stands for a ticket and one recipient, as it is written into addresses, ids and
 * texts: {@code tm<key id>-<ticket>-<mac>}, all of it letters and digits that survive any change of
 * case. What it proves is for {@link TokenKeys} to say.
 *
 * @param keyId two characters that name the key it was signed with
 * @param mac 16 characters of Crockford's base 32: 80 bits of HMAC-SHA256
 */
public record ReplyToken(String keyId, TicketId ticket, String mac) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<![0-9a-z])tm([0-9a-z]{2})-([0-9a-z]{12})-([0-9a-z]{16})(?![0-9a-z])",
          Pattern.CASE_INSENSITIVE);

  private static final int FIRST_DASH = 4;
  private static final int SECOND_DASH = 17;
  private static final int LENGTH = 34;
  private static final int MOST = 20;

  /** The tokens that stand in {@code text}, in order; at most 20, more is an attack. */
  public static List<ReplyToken> findAll(String text) {
    List<ReplyToken> tokens = new ArrayList<>();
    char[] chars = text.toCharArray();
    Matcher form = FORM.matcher(text);
    for (int at = next(chars, 0);
        at >= 0 && tokens.size() < MOST && form.find(at);
        at = next(chars, form.end())) {
      String mac = form.group(3).toUpperCase(Locale.ROOT);
      String keyId = form.group(1).toLowerCase(Locale.ROOT);
      TicketId.parse(form.group(2))
          .ifPresent(ticket -> tokens.add(new ReplyToken(keyId, ticket, mac)));
    }
    return tokens;
  }

  /** Where the next may begin, as its dashes show: texts are long and tokens few. */
  private static int next(char[] text, int from) {
    for (int at = from; at + LENGTH <= text.length; at++) {
      boolean begins = text[at] == 't' || text[at] == 'T';
      if (begins && text[at + FIRST_DASH] == '-' && text[at + SECOND_DASH] == '-') {
        return at;
      }
    }
    return -1;
  }

  /** The first token in {@code text}. */
  public static Optional<ReplyToken> find(String text) {
    return findAll(text).stream().findFirst();
  }

  @Override
  public String toString() {
    return ("tm" + keyId + "-" + ticket.compact() + "-" + mac).toLowerCase(Locale.ROOT);
  }
}
