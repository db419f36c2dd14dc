package dev.threadmark.local.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.threadmark.local.Chromium;
import dev.threadmark.mail.html.SafeHtml;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** The second wall: even HTML that nobody made safe is held by the frame that shows it. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class FrameInChromiumTest {
  private static final String UNSAFE =
      """
      <script>parent.ran = 1; console.log('ran')</script>
      <img src="data:," onerror="console.log('ran')">
      <img src="http://tracker.example/pixel.gif">
      <img src="/parts/7">
      <link rel=stylesheet href="http://tracker.example/x.css">
      <iframe src="http://elsewhere.example/"></iframe>
      <form action="http://elsewhere.example/" id=f><button id=b>Go</button></form>
      <meta http-equiv=refresh content="0;url=javascript:parent.ran=1">
      """;

  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.orSkip();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void onlyThePartsOfTheMailAreFetched() {
    assertEquals(List.of("http://desk.test/parts/7"), requests(SafeHtml.FRAME_CSP));
  }

  @Test
  void afterTheClickRemoteImagesAreFetchedAndNothingElse() {
    assertEquals(
        List.of("http://desk.test/parts/7", "http://tracker.example/pixel.gif"),
        requests(SafeHtml.FRAME_CSP_WITH_IMAGES));
  }

  private static List<String> requests(String policy) {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (BrowserContext context = chromium.browser().newContext()) {
      context.route("**", route -> answer(route, policy, seen));
      Page page = context.newPage();
      page.onConsoleMessage(message -> note(message.text(), seen));
      page.navigate("http://desk.test/");
      page.frames().get(1).locator("#b").click();
      assertEquals(Boolean.FALSE, page.evaluate("() => 'ran' in window"));
    }
    return seen.stream().distinct().sorted().toList();
  }

  private static void note(String text, List<String> seen) {
    if (text.equals("ran")) {
      seen.add("script");
    }
  }

  private static void answer(Route route, String policy, List<String> seen) {
    String url = route.request().url();
    if (url.equals("http://desk.test/")) {
      String sandbox = SafeHtml.FRAME_SANDBOX;
      route.fulfill(
          html(
              "<link rel=icon href='data:,'><iframe sandbox='" + sandbox + "' src=mail></iframe>",
              Map.of("Content-Type", "text/html")));
    } else if (url.equals("http://desk.test/mail")) {
      route.fulfill(
          html(UNSAFE, Map.of("Content-Type", "text/html", "Content-Security-Policy", policy)));
    } else {
      seen.add(url);
      route.abort();
    }
  }

  private static Route.FulfillOptions html(String body, Map<String, String> headers) {
    return new Route.FulfillOptions().setHeaders(headers).setBody("<!DOCTYPE html>" + body);
  }
}
