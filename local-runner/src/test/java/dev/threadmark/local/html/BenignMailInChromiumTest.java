package dev.threadmark.local.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.html.SafeHtml;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Newsletters and replies, made safe, compared in a real browser with what was sent. */
class BenignMailInChromiumTest {
  /** Of the words in what was sent, in their order; no mail may fall below. */
  private static final double KEPT = 0.95;

  /**
   * Text alike both ways, and the size of the whole content. Not every mail can reach these: text
   * that a browser hides until a script or a click shows it (popovers, fallbacks of players) is
   * shown here, and a layout may hang on a property that the policy does not know.
   */
  private static final double ALIKE = 0.95;

  private static final double SIZE = 0.90;
  private static final double MOST = 0.95;

  private record Compared(String file, double kept, double alike, double size) {}

  @Test
  void benignMailStillLooksLikeItself(TestReporter reporter) {
    List<Corpus.Entry> benign =
        Corpus.orSkip().entries().stream().filter(Corpus.Entry::benign).toList();
    try (Chromium chromium = Chromium.orSkip();
        Looks.Window window = new Looks.Window(chromium.browser())) {
      List<Compared> all = benign.stream().map(entry -> compare(entry, window)).toList();
      List<Compared> less =
          all.stream().filter(one -> one.alike() < ALIKE || one.size() < SIZE).toList();
      String figures =
          String.format(
              Locale.ROOT,
              "%d mails, words alike in %.3f of them, size in %.3f; not: %s",
              all.size(),
              share(all, Compared::alike, ALIKE),
              share(all, Compared::size, SIZE),
              less);
      reporter.publishEntry("looks", figures);
      assertEquals(List.of(), all.stream().filter(one -> one.kept() < KEPT).toList());
      assertTrue(share(all, Compared::alike, ALIKE) >= MOST, figures);
      assertTrue(share(all, Compared::size, SIZE) >= MOST, figures);
    }
  }

  @Test
  void theMeasureSeesWhatIsLost() {
    try (Chromium chromium = Chromium.orSkip();
        Looks.Window window = new Looks.Window(chromium.browser())) {
      Looks sent = window.of("<p>" + "one two three four ".repeat(10) + "<p style=height:400px>");
      Looks shown = window.of("<p>" + "one two three four ".repeat(9));
      assertTrue(sent.wordsKeptBy(shown) < KEPT);
      assertTrue(sent.sameSize(shown) < SIZE);
    }
  }

  private static double share(List<Compared> all, ToDoubleFunction<Compared> measure, double from) {
    return (double) all.stream().filter(one -> measure.applyAsDouble(one) >= from).count()
        / all.size();
  }

  private static Compared compare(Corpus.Entry entry, Looks.Window window) {
    Looks sent = window.of(entry.html());
    Looks shown = window.of(SafeHtml.document(entry.html(), SafeHtml.Options.CLOSED));
    return new Compared(
        entry.file(), sent.wordsKeptBy(shown), sent.sameWords(shown), sent.sameSize(shown));
  }
}
