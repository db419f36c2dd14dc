package dev.threadmark.mail.html;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Time in proportion to size, whatever the mail is made of. */
@Tag("long")
class SafeHtmlOnHostileInputTest {
  /** Far above the usual second, far below what a quadratic step would take. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  static Stream<String> hostile() {
    return Stream.of(
        "<".repeat(1_000_000),
        "&".repeat(1_000_000),
        "<div>".repeat(10_000) + "x",
        "<b>".repeat(10_000) + "x",
        "<table><tr><td>".repeat(10_000),
        "<b><i><u>".repeat(20_000),
        "<div><b>".repeat(32_000),
        "<font color=red>".repeat(30_000) + "x</p>".repeat(30_000),
        "<svg><style>".repeat(10_000),
        "<!--".repeat(100_000),
        "<a href=http://x.example/>".repeat(20_000) + "www.bank.example",
        "<a href=http://x.example/>" + "www.".repeat(100_000) + "</a>",
        "<a href='http:" + "/@".repeat(3_000) + "'>x</a>",
        "<p style='" + "background:".repeat(50_000) + "url'>x</p>",
        "<p style='" + "width:1px;".repeat(50_000) + "'>x</p>",
        "<style>" + "{".repeat(200_000) + "</style>",
        "<style>" + "/*".repeat(200_000) + "</style>",
        "<style>" + "p b i u{color:red}".repeat(20_000) + "</style>" + "<p><b><i>".repeat(5_000),
        "<style>*{" + "color:red;".repeat(300) + "}</style>" + "<b>x</b>".repeat(50_000),
        "<p "
            + Stream.iterate(0, n -> n + 1).limit(30_000).map(n -> "a" + n + "=b ").toList()
            + ">",
        "<img src='data:image/png;base64," + "A".repeat(1_000_000) + "'>");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("hostile")
  void isDoneInTime(String html) {
    assertTimeout(LIMIT, () -> SafeHtml.of(html));
  }

  @Test
  void aMailBeyondTheLimitIsCutAndSaysSo() {
    String safe = SafeHtml.of("<p>x</p>".repeat(SafeHtml.MAX_CHARS / 8 + 1));
    assertTrue(safe.endsWith("too long to be shown.]</b></p>"));
  }

  @Test
  void whatIsNestedTooDeepIsShownLessDeep() {
    String safe = SafeHtml.of("<div><b>".repeat(5_000) + "the last word");
    Elements found =
        Jsoup.parse(safe, "", Parser.htmlParser().setMaxDepth(5_000)).body().getAllElements();
    int deepest = found.stream().mapToInt(element -> element.parents().size()).max().orElseThrow();
    assertTrue(deepest <= SafeHtml.MAX_DEPTH + 2, "depth " + deepest);
    assertTrue(safe.contains("the last word"));
  }
}
