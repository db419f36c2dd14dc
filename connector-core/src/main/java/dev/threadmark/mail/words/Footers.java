package dev.threadmark.mail.words;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What mailing lists, gateways and advertisers put below a mail: ruled off, and full of addresses.
 */
final class Footers {
  private static final int MOST_LINES = 12;

  private static final Pattern RULER = Pattern.compile("[\\s\u00a0]*[-_=*#]{8,}[\\s\u00a0]*");

  private static final Pattern FOOTER =
      Pattern.compile(
          "(?iu)mailing list|mailman/listinfo|unsubscribe|sponsored by|abmelden|désabonner|désinscrire");

  /** A line of its own that can be nothing else. */
  private static final Pattern LONE =
      Pattern.compile(
          "(?i)\\s*<?https?://[^\\s/]{1,100}/(?:cgi-bin/)?(?:mailman(?:3|/)[^\\s]{1,120}|lists?/listinfo[^\\s]{0,80})\\s*");

  private Footers() {}

  /** Gives all footers at the end of the mail the role of a signature. */
  static void find(List<Line> lines, Role[] roles) {
    int end = roles.length;
    while (end > 0) {
      int start = start(lines, roles, end);
      if (start == end) {
        return;
      }
      Arrays.fill(roles, start, end, Role.SIGNATURE);
      end = start;
    }
  }

  /** Where the last footer before {@code end} begins, or {@code end}. */
  private static int start(List<Line> lines, Role[] roles, int end) {
    int words = 0;
    boolean proved = false;
    for (int i = end - 1; i >= 0 && words <= MOST_LINES; i--) {
      String text = lines.get(i).text();
      if (roles[i] == Role.BLANK) {
        continue;
      }
      if (roles[i] != Role.WRITTEN || text.length() > 300) {
        return end;
      }
      if (words == 0 && LONE.matcher(text).matches()) {
        return i;
      }
      if (RULER.matcher(text).matches()) {
        return proved ? i : end;
      }
      words++;
      proved |= FOOTER.matcher(text).find();
    }
    return end;
  }
}
