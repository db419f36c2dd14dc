package dev.threadmark.api;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What people's browsers ask for: customers' pages, the console's, and the API. */
public record Site(Api api, ConsolePages console, Function<Request, Response> customers)
    implements Function<Request, Response> {

  /** What the paths begin with. */
  private static final List<String> ROOTS = List.of(Api.ROOT, ConsolePages.ROOT, PageLinks.ROOT);

  /**
   * The root of a path that may have something before it, such as a stage: the one that comes
   * first, since a name further on may look like another. That of the API where there is none.
   */
  public static String rootOf(String path) {
    return ROOTS.stream()
        .filter(path::contains)
        .min(Comparator.comparing(path::indexOf))
        .orElse(Api.ROOT);
  }

  @Override
  public Response apply(Request request) {
    if (request.path().startsWith(PageLinks.ROOT)) {
      return customers.apply(request);
    }
    return request.path().startsWith(ConsolePages.ROOT)
        ? console.apply(request)
        : api.apply(request);
  }
}
