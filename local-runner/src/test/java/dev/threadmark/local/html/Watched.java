package dev.threadmark.local.html;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page in a real browser that notes whatever HTML sets off: scripts, requests, dialogs,
 * navigation, frames, and looks that leave their place.
 *
 * <p>Each body is a document of its own in a plain frame: same origin, no sandbox. No policy
 * protects it. The Content-Security-Policy that is sent is report-only: it stops nothing, but the
 * browser reports each script, handler or fetch that it would have stopped, whatever that script
 * does.
 */
final class Watched implements AutoCloseable {
  private static final String URL = "http://mail.test/";
  private static final String PLACE = "http://mail\\.test/\\d*";
  private static final String REPORT_ONLY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'; frame-src 'self'";

  /** Small enough that a whole page of them is in sight: what is not may be loaded late. */
  private static final String IN_SIGHT = "width:150px;height:75px";

  private final BrowserContext context;
  private final List<String> seen = new ArrayList<>();
  private List<String> bodies = List.of();

  Watched(Browser browser) {
    context = browser.newContext();
    context.addInitScript(Probe.CANARIES);
    context.route("**", this::answer);
    context.onDialog(this::dialog);
  }

  /** What the browser did with these bodies beyond showing them; empty for harmless HTML. */
  List<String> incidents(List<String> bodies) {
    seen.clear();
    this.bodies = bodies;
    try (Page page = context.newPage()) {
      page.onConsoleMessage(message -> console(message.text()));
      page.onPageError(error -> seen.add("error in script"));
      page.onPopup(popup -> seen.add("window opened"));
      page.onDownload(download -> seen.add("download"));
      page.onWorker(worker -> seen.add("worker"));
      page.onFrameNavigated(frame -> navigated(frame.url()));
      page.navigate(URL);
      for (Object finding : (List<?>) page.evaluate(Probe.POKE)) {
        seen.add(finding.toString());
      }
      if (page.frames().size() != bodies.size() + 1) {
        seen.add("frames: " + page.frames().size());
      }
    } catch (PlaywrightException e) {
      if (e.getMessage().contains("Playwright connection closed")) {
        throw e; // the browser is gone, which says nothing of these bodies
      }
      seen.add("page lost: " + e.getMessage().lines().findFirst().orElse(""));
    }
    return List.copyOf(seen);
  }

  private void answer(Route route) {
    String url = route.request().url();
    if (!route.request().isNavigationRequest() || !url.matches(PLACE)) {
      seen.add("request: " + url);
      route.abort();
      return;
    }
    String number = url.substring(URL.length());
    route.fulfill(
        new Route.FulfillOptions()
            .setHeaders(
                Map.of(
                    "Content-Type",
                    "text/html; charset=utf-8",
                    "Content-Security-Policy-Report-Only",
                    REPORT_ONLY))
            .setBody(
                number.isEmpty()
                    ? frames(bodies.size(), IN_SIGHT)
                    : document(bodies.get(Integer.parseInt(number)))));
  }

  /**
   * A page of frames, numbered from 0. An icon of its own keeps the browser from asking for one.
   */
  static String frames(int count, String style) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html><link rel=icon href='data:,'><body>");
    for (int number = 0; number < count; number++) {
      page.append("<iframe style='").append(style).append("' src=").append(number);
      page.append("></iframe>");
    }
    return page.toString();
  }

  private static String document(String body) {
    return "<!DOCTYPE html><meta charset=utf-8><body>" + body;
  }

  private void console(String text) {
    if (!text.contains("report-uri")) {
      seen.add("console: " + text);
    }
  }

  private void navigated(String url) {
    if (!url.replaceFirst("#.*", "").matches(PLACE + "|about:blank")) {
      seen.add("navigation: " + url);
    }
  }

  private void dialog(Dialog dialog) {
    seen.add("dialog: " + dialog.message());
    dialog.dismiss();
  }

  @Override
  public void close() {
    context.close();
  }
}
