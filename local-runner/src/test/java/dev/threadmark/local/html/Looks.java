package dev.threadmark.local.html;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;

/**
 * How a document looks with scripts and network off.
 *
 * @param words what a reader sees, in its order
 * @param width of all the content, in CSS pixels
 * @param height of all the content, in CSS pixels
 */
record Looks(List<String> words, double width, double height) {
  private static final String URL = "http://mail.test/";

  /** The notes behind links are ours, and taken out before anything is measured. */
  private static final String MEASURE =
      """
      () => {
        document.querySelectorAll('[data-link-host]').forEach(note => note.remove());
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [document.body.innerText, scrollWidth, scrollHeight];
      }
      """;

  /** A browser window that shows one document after the other. */
  static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private String html = "";

    Window(Browser browser) {
      context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setJavaScriptEnabled(false)
                  .setViewportSize(900, 200));
      context.route("**", this::answer);
      page = context.newPage();
    }

    Looks of(String document) {
      html = document;
      page.navigate(URL);
      List<?> measured = (List<?>) page.evaluate(MEASURE);
      return new Looks(
          List.of(measured.get(0).toString().strip().split("\\s+")),
          ((Number) measured.get(1)).doubleValue(),
          ((Number) measured.get(2)).doubleValue());
    }

    private void answer(Route route) {
      if (route.request().url().equals(URL)) {
        route.fulfill(
            new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html));
      } else {
        route.abort();
      }
    }

    @Override
    public void close() {
      context.close();
    }
  }

  /** Twice the words in common by the words of both: 1 is the same text. */
  double sameWords(Looks other) {
    return 2.0 * wordsInCommon(other) / (words.size() + other.words.size());
  }

  /** The part of these words that the other shows too: 1 is that nothing is lost. */
  double wordsKeptBy(Looks other) {
    return (double) wordsInCommon(other) / words.size();
  }

  /** The length of the longest common subsequence. */
  private int wordsInCommon(Looks other) {
    int[] row = new int[other.words.size() + 1];
    for (String word : words) {
      int diagonal = 0;
      for (int at = 1; at < row.length; at++) {
        int above = row[at];
        row[at] =
            word.equals(other.words.get(at - 1)) ? diagonal + 1 : Math.max(above, row[at - 1]);
        diagonal = above;
      }
    }
    return row[row.length - 1];
  }

  /** The smaller of the ratios of width and height: 1 is the same size. */
  double sameSize(Looks other) {
    return Math.min(ratio(width, other.width), ratio(height, other.height));
  }

  private static double ratio(double one, double other) {
    return Math.min(one, other) / Math.max(Math.max(one, other), 1);
  }
}
