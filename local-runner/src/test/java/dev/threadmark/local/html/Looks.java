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
      () => [...document.querySelectorAll('iframe')].map(frame => {
        const shown = frame.contentDocument;
        shown.querySelectorAll('[data-link-host]').forEach(note => note.remove());
        const { scrollWidth, scrollHeight } = shown.documentElement;
        return [shown.body.innerText, scrollWidth, scrollHeight];
      })
      """;

  /** A browser window that shows documents in frames of one size, many at a time. */
  static final class Window implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private List<String> documents = List.of();

    Window(Browser browser) {
      context =
          browser.newContext(
              new Browser.NewContextOptions()
                  .setJavaScriptEnabled(false)
                  .setViewportSize(900, 800));
      context.route("**", this::answer);
      page = context.newPage();
    }

    /** The looks of each, in the order given. */
    List<Looks> of(List<String> shown) {
      documents = shown;
      page.navigate(URL);
      return ((List<?>) page.evaluate(MEASURE)).stream().map(Window::looks).toList();
    }

    private static Looks looks(Object frame) {
      List<?> measured = (List<?>) frame;
      return new Looks(
          List.of(measured.get(0).toString().strip().split("\\s+")),
          ((Number) measured.get(1)).doubleValue(),
          ((Number) measured.get(2)).doubleValue());
    }

    private void answer(Route route) {
      String url = route.request().url();
      if (url.equals(URL)) {
        html(route, Watched.frames(documents.size(), "width:900px;height:200px;border:0"));
      } else if (url.matches(URL + "\\d+")) {
        html(route, documents.get(Integer.parseInt(url.substring(URL.length()))));
      } else {
        route.abort();
      }
    }

    private static void html(Route route, String body) {
      route.fulfill(
          new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody(body));
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

  /** The length of the longest common subsequence; what both begin with costs nothing. */
  private int wordsInCommon(Looks other) {
    int same = 0;
    int shorter = Math.min(words.size(), other.words.size());
    while (same < shorter && words.get(same).equals(other.words.get(same))) {
      same++;
    }
    List<String> rest = other.words.subList(same, other.words.size());
    int[] row = new int[rest.size() + 1];
    for (String word : words.subList(same, words.size())) {
      int diagonal = 0;
      for (int at = 1; at < row.length; at++) {
        int above = row[at];
        row[at] = word.equals(rest.get(at - 1)) ? diagonal + 1 : Math.max(above, row[at - 1]);
        diagonal = above;
      }
    }
    return same + row[row.length - 1];
  }

  /** The smaller of the ratios of width and height: 1 is the same size. */
  double sameSize(Looks other) {
    return Math.min(ratio(width, other.width), ratio(height, other.height));
  }

  private static double ratio(double one, double other) {
    return Math.min(one, other) / Math.max(Math.max(one, other), 1);
  }
}
