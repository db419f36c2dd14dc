package dev.threadmark.mail.words;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Letters;
import dev.threadmark.mail.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Tells what was written now from what was quoted. */
public final class NewWords {
  private static final Pattern MARKUP =
      Pattern.compile("(?i)\\s{0,40}<(?:!doctype html|html|head|body|div|table)[\\s>]");

  private NewWords() {}

  /**
   * The words of {@code body}, told apart.
   *
   * <p>Where a body has both forms the plain text is read: it is what the writer's client itself
   * made of the mail. If it is hollow ("this mail needs an HTML reader") the HTML is. Both forms go
   * through the same rules, so that Gmail (which hands out both) and Graph (only HTML, if there is
   * any) give the same words but for white space and the look of links and lists.
   *
   * <p>Quoted lines between or above the new words stay in {@code written}, as the context that the
   * answer needs, and are in {@code elided} too. Headers of a mail that was forwarded without a
   * word of its own are elided, its text is not. Plain text of which nothing is elided comes back
   * verbatim but for line ends.
   *
   * @return never empty written words where the body has any text at all
   */
  public static Words of(Body body) {
    String text = body.text().orElse("");
    boolean markup = MARKUP.matcher(text).lookingAt();
    String html = body.html().orElse(markup ? text : "");
    if (!markup && html.isBlank()) {
      return Parting.of(TextLines.of(text));
    }
    List<Line> lines = HtmlLines.of(html);
    boolean hollow = markup || text.isBlank() || hollow(text, lines);
    if (hollow && lines.stream().anyMatch(line -> !line.blank())) {
      return Parting.of(lines);
    }
    return Parting.of(TextLines.of(text));
  }

  /** Says the text something else than the HTML does? Half of its words are enough. */
  private static boolean hollow(String text, List<Line> html) {
    Set<String> unseen = new HashSet<>();
    words(text, unseen::add);
    int said = unseen.size();
    for (Line line : html) {
      if ((said - unseen.size()) * 2 >= said) {
        break;
      }
      words(line.text(), unseen::remove);
    }
    return said == 0 || (said - unseen.size()) * 2 < said;
  }

  private static void words(String text, Consumer<String> each) {
    Letters.words(text.toLowerCase(Locale.ROOT), each);
  }
}
