package dev.threadmark.mail.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The link to a customer's page that we put below what we send, where a client quotes it without a
 * mark: it is no word of the writer's. Only where the link is all that stands on its line; who
 * writes about it in a sentence has written the sentence.
 */
final class PageFooters {
  private static final Pattern LINK =
      Pattern.compile(
          "[<(\\[\\s]{0,4}https?://\\S{1,500}t(?:/|%2[fF])tp-[0-9a-zA-Z-]{59}\\S{0,1500}\\s*");

  private PageFooters() {}

  static void find(List<Line> lines, Role[] roles) {
    for (int i = 0; i < roles.length; i++) {
      if (roles[i] == Role.WRITTEN && LINK.matcher(lines.get(i).text()).matches()) {
        roles[i] = Role.SIGNATURE;
        boolean announced =
            i > 0
                && roles[i - 1] == Role.WRITTEN
                && lines.get(i - 1).text().stripTrailing().endsWith(":");
        if (announced) {
          roles[i - 1] = Role.SIGNATURE;
        }
      }
    }
  }
}
