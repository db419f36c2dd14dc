package dev.threadmark.local.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Chromium;
import dev.threadmark.mail.html.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Newsletters and replies, made safe, compared in a real browser with what was sent. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
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

  /** Mails on one page: a page costs more than a frame. */
  private static final int TOGETHER = 20;

  private record Compared(String file, double kept, double alike, double size) {}

  @Test
  void benignMailStillLooksLikeItself() {
    List<Corpus.Entry> benign =
        Corpus.orSkip().entries().stream().filter(Corpus.Entry::benign).toList();
    try (Chromium chromium = Chromium.orSkip();
        Looks.Window window = new Looks.Window(chromium.browser())) {
      List<Compared> all = new ArrayList<>();
      for (int from = 0; from < benign.size(); from += TOGETHER) {
        all.addAll(compare(benign.subList(from, Math.min(from + TOGETHER, benign.size())), window));
      }
      List<Compared> less =
          all.stream().filter(one -> one.alike() < ALIKE || one.size() < SIZE).toList();
      String figures =
          String.format(
              Locale.ROOT,
              "%d benign mails: words kept %.4f on average, least %.4f; words alike %.4f on"
                  + " average, from %.2f on in %.4f of them; size alike %.4f, from %.2f on in"
                  + " %.4f; less: %s",
              all.size(),
              average(all, Compared::kept),
              all.stream().mapToDouble(Compared::kept).min().orElse(0),
              average(all, Compared::alike),
              ALIKE,
              share(all, Compared::alike, ALIKE),
              average(all, Compared::size),
              SIZE,
              share(all, Compared::size, SIZE),
              less);
      System.out.println(figures);
      assertEquals(List.of(), all.stream().filter(one -> one.kept() < KEPT).toList());
      assertTrue(share(all, Compared::alike, ALIKE) >= MOST, figures);
      assertTrue(share(all, Compared::size, SIZE) >= MOST, figures);
    }
  }

  @Test
  void theMeasureSeesWhatIsLost() {
    try (Chromium chromium = Chromium.orSkip();
        Looks.Window window = new Looks.Window(chromium.browser())) {
      List<Looks> looks =
          window.of(
              List.of(
                  "<p>" + "one two three four ".repeat(10) + "<p style=height:400px>",
                  "<p>" + "one two three four ".repeat(9)));
      Looks sent = looks.get(0);
      Looks shown = looks.get(1);
      assertTrue(sent.wordsKeptBy(shown) < KEPT);
      assertTrue(sent.sameSize(shown) < SIZE);
    }
  }

  private static double average(List<Compared> all, ToDoubleFunction<Compared> measure) {
    return all.stream().mapToDouble(measure).average().orElse(0);
  }

  private static double share(List<Compared> all, ToDoubleFunction<Compared> measure, double from) {
    return (double) all.stream().filter(one -> measure.applyAsDouble(one) >= from).count()
        / all.size();
  }

  private static List<Compared> compare(List<Corpus.Entry> some, Looks.Window window) {
    List<Looks> sent = window.of(some.stream().map(Corpus.Entry::html).toList());
    List<Looks> shown =
        window.of(
            some.stream()
                .map(entry -> SafeHtml.document(entry.html(), SafeHtml.Options.CLOSED))
                .toList());
    return IntStream.range(0, some.size())
        .mapToObj(
            at -> {
              Looks was = sent.get(at);
              Looks is = shown.get(at);
              return new Compared(
                  some.get(at).file(), was.wordsKeptBy(is), was.sameWords(is), was.sameSize(is));
            })
        .toList();
  }
}
