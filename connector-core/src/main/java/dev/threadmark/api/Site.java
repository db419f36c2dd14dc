package dev.threadmark.api;

import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.util.function.Function;

/** What people's browsers ask for: the console's pages, and the API. */
public record Site(Api api, ConsolePages console) implements Function<Request, Response> {

  @Override
  public Response apply(Request request) {
    return request.path().startsWith(ConsolePages.ROOT)
        ? console.apply(request)
        : api.apply(request);
  }
}
