package dev.threadmark.mail.words;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import java.util.List;

/** Tells what was written now from what was quoted. */
public final class NewWords {
  private NewWords() {}

  /**
   * The words of {@code body}, told apart.
   *
   * <p>Where a body has both forms the HTML is read, if it has any words: Graph hands out only that
   * one, Gmail both, and the same mail must give the same words in both. Quoted lines between or
   * above the new words stay in {@code written}, as the context that the answer needs, and are in
   * {@code elided} too. Headers of a mail that was forwarded without a word of its own are elided,
   * its text is not. Plain text of which nothing is elided comes back verbatim, but for line ends.
   *
   * @return never empty written words where the body has any text at all
   */
  public static Words of(Body body) {
    List<Line> lines =
        body.html().filter(h -> body.text().isEmpty()).map(HtmlLines::of).orElse(List.of());
    if (lines.stream().allMatch(Line::blank)) {
      lines = body.text().map(TextLines::of).orElse(List.of());
    }
    return Parting.of(lines);
  }
}
