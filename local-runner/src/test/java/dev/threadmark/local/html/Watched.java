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
 * <p>No policy protects it. The Content-Security-Policy it sends is report-only: it stops nothing,
 * but the browser reports each script, handler or fetch that it would have stopped, whatever that
 * script does.
 */
final class Watched implements AutoCloseable {
  private static final String URL = "http://mail.test/";
  private static final String REPORT_ONLY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " base-uri 'none'";

  private final BrowserContext context;
  private final List<String> seen = new ArrayList<>();
  private String html = "";

  Watched(Browser browser) {
    context = browser.newContext();
    context.addInitScript(Probe.CANARIES);
    context.route("**", this::answer);
    context.onDialog(this::dialog);
  }

  /** What the browser did with {@code body} beyond showing it; empty for harmless HTML. */
  List<String> incidents(String body) {
    seen.clear();
    html = "<!DOCTYPE html><meta charset=utf-8><title>t</title><body>" + body;
    try (Page page = context.newPage()) {
      page.onConsoleMessage(message -> console(message.text()));
      page.onPageError(error -> seen.add("error in script"));
      page.onPopup(popup -> seen.add("window opened"));
      page.onDownload(download -> seen.add("download"));
      page.onFrameAttached(frame -> seen.add("frame"));
      page.onWorker(worker -> seen.add("worker"));
      page.onFrameNavigated(frame -> navigated(frame.url()));
      page.navigate(URL);
      for (Object finding : (List<?>) page.evaluate(Probe.POKE)) {
        seen.add(finding.toString());
      }
    } catch (PlaywrightException e) {
      seen.add("page lost: " + e.getMessage().lines().findFirst().orElse(""));
    }
    return List.copyOf(seen);
  }

  private void answer(Route route) {
    if (route.request().isNavigationRequest() && route.request().url().equals(URL)) {
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType("text/html; charset=utf-8")
              .setHeaders(
                  Map.of(
                      "Content-Type",
                      "text/html; charset=utf-8",
                      "Content-Security-Policy-Report-Only",
                      REPORT_ONLY))
              .setBody(html));
    } else {
      seen.add("request: " + route.request().url());
      route.abort();
    }
  }

  private void console(String text) {
    if (!text.contains("does not specify a 'report-to'")
        && !text.contains("does not specify a 'report-uri'")) {
      seen.add("console: " + text);
    }
  }

  private void navigated(String url) {
    if (!url.replaceFirst("#.*", "").equals(URL) && !url.equals("about:blank")) {
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
