package dev.threadmark.mail.words;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Gives every line of a mail its role; linear in the length of the mail. */
final class Roles {

  /** {@code >}, also with the initials of the one who is quoted before it. */
  private static final Pattern QUOTE =
      Pattern.compile("\\s{0,4}(?:[A-Z]{1,3}|\\|)?>(?!From ).*", Pattern.DOTALL);

  private final List<Line> lines;
  private final Role[] roles;

  private Roles(List<Line> lines) {
    this.lines = lines;
    this.roles = new Role[lines.size()];
  }

  static Role[] of(List<Line> lines) {
    Roles roles = new Roles(lines);
    roles.marks();
    roles.foldedQuotes();
    roles.announcements();
    SignatureRoles.find(lines, roles.roles);
    return roles.roles;
  }

  static boolean quoted(String text) {
    return QUOTE.matcher(text).lookingAt();
  }

  private void marks() {
    for (int i = 0; i < roles.length; i++) {
      Line line = lines.get(i);
      roles[i] =
          switch (line.mark()) {
            case QUOTED -> Role.QUOTED;
            case ATTRIBUTION -> line.blank() ? Role.BLANK : Role.ATTRIBUTION;
            case HISTORY -> Role.HISTORY;
            case SIGNATURE -> Role.SIGNATURE;
            case NONE ->
                line.blank() ? Role.BLANK : quoted(line.text()) ? Role.QUOTED : Role.WRITTEN;
          };
    }
  }

  /** A client that folds what it quotes leaves the last words of a long line without a mark. */
  private void foldedQuotes() {
    for (int i = 1; i < roles.length - 1; i++) {
      boolean between = roles[i - 1] == Role.QUOTED && roles[i + 1] == Role.QUOTED;
      if (between
          && roles[i] == Role.WRITTEN
          && folded(lines.get(i - 1).text(), lines.get(i).text())) {
        roles[i] = Role.QUOTED;
      }
    }
  }

  private static boolean folded(String quoted, String rest) {
    String above = quoted.stripTrailing();
    char last = above.charAt(above.length() - 1);
    return above.length() > 60 && rest.length() < 25 && ".?!:".indexOf(last) < 0;
  }

  /** Attributions, blocks of headers and separators. */
  private void announcements() {
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == Role.BLANK) {
        continue;
      }
      if (roles[i] == Role.HISTORY) {
        Arrays.fill(roles, i, roles.length, Role.HISTORY);
        return;
      }
      int next = followingWords(i);
      boolean quoteFollows = next < roles.length && roles[next] == Role.QUOTED;
      int start = attributionStart(i, quoteFollows);
      if (start >= 0) {
        quoteFollows |= indentedQuote(next);
        Arrays.fill(roles, start, i + 1, Role.ATTRIBUTION);
        if (!quoteFollows) {
          Arrays.fill(roles, start, roles.length, Role.HISTORY);
          return;
        }
      } else if (roles[i] == Role.WRITTEN && older(i)) {
        Arrays.fill(roles, i, roles.length, Role.HISTORY);
        return;
      }
    }
  }

  /** Some clients set the quotation in instead of marking it: three lines of it are proof. */
  private boolean indentedQuote(int from) {
    int found = 0;
    for (int i = from; i < roles.length && found < 3; i++) {
      if (roles[i] != Role.BLANK && !indented(i)) {
        return false;
      }
      found += roles[i] == Role.BLANK ? 0 : 1;
    }
    for (int i = from; found == 3 && i < roles.length; i++) {
      if (roles[i] == Role.WRITTEN && indented(i)) {
        roles[i] = Role.QUOTED;
      }
    }
    return found == 3;
  }

  private boolean indented(int i) {
    String text = lines.get(i).text();
    return text.startsWith("    ") || text.startsWith("\t");
  }

  private int attributionStart(int i, boolean quoteFollows) {
    if (roles[i] == Role.ATTRIBUTION) {
      return -1;
    }
    int start = Attributions.start(lines, i, quoteFollows);
    return roles[i] == Role.QUOTED && start == i ? -1 : start;
  }

  private boolean older(int i) {
    return Separators.matches(lines.get(i).text()) || HeaderBlocks.end(lines, i) > i;
  }

  private int followingWords(int i) {
    int next = i + 1;
    while (next < roles.length && roles[next] == Role.BLANK) {
      next++;
    }
    return next;
  }
}
