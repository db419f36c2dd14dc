package dev.threadmark.local.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.local.Chromium;
import dev.threadmark.mail.html.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Hostile HTML, made safe, loaded bare into a real browser: the sanitiser has to hold alone. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileMailInChromiumTest {
  /** Bodies on one page: a page costs more than a frame. */
  private static final int TOGETHER = 60;

  private static final List<String> UNSAFE =
      List.of(
          "<script>window.quiet = 1</script>",
          "<img src=x onerror='this.quiet = 1'>",
          "<img src=http://tracker.example/pixel.gif>",
          "<b onmouseover='this.quiet = 1'>hover</b>",
          "<a href='javascript:void 0'>x</a>",
          "<style>@import 'http://tracker.example/x.css';</style>",
          "<p style='background:url(http://tracker.example/x)'>x</p>",
          "<div style='position:fixed;top:0'>x</div>",
          "<p style='margin-top:-500px'>x</p>",
          "<meta http-equiv=refresh content='0;url=http://elsewhere.example/'>",
          "<iframe srcdoc='x'></iframe>",
          "<form action=http://elsewhere.example/><input autofocus></form>",
          "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
          "<base href=http://elsewhere.example/>",
          "<p id=location>x</p>");

  private static Chromium chromium;
  private static Watched page;

  @BeforeAll
  static void start() {
    chromium = Chromium.orSkip();
    page = new Watched(chromium.browser());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void noBodyOfTheCorpusDoesAnything() {
    List<String> failures = new ArrayList<>();
    List<Corpus.Entry> entries = Corpus.orSkip().entries();
    for (int from = 0; from < entries.size(); from += TOGETHER) {
      List<Corpus.Entry> some = entries.subList(from, Math.min(from + TOGETHER, entries.size()));
      if (!page.incidents(some.stream().map(entry -> SafeHtml.of(entry.html())).toList())
          .isEmpty()) {
        some.forEach(entry -> failures.addAll(alone(entry)));
      }
    }
    assertEquals(List.of(), failures);
    assertTrue(entries.size() > 100, "an empty corpus proves nothing");
  }

  private static List<String> alone(Corpus.Entry entry) {
    return page.incidents(List.of(SafeHtml.of(entry.html()))).stream()
        .map(incident -> entry.file() + " " + incident)
        .toList();
  }

  /** A watch that sees nothing would find everything harmless. */
  @ParameterizedTest
  @FieldSource("UNSAFE")
  void theWatchSeesWhatUnsafeHtmlDoes(String html) {
    assertFalse(page.incidents(List.of(html)).isEmpty(), "the watch missed it");
  }

  @Test
  void nothingOfItIsLeftInSafeHtml() {
    assertEquals(List.of(), page.incidents(UNSAFE.stream().map(SafeHtml::of).toList()));
  }
}
