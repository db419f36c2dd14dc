package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.Traffic;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The sandbox's front: HTTP, bearer tokens, request ids and faults. */
final class GraphHttp implements AutoCloseable {
  private static final String VERSION = "/v1.0";
  private final AtomicLong requests = new AtomicLong();
  private final Traffic traffic = new Traffic();
  private final Function<GraphCall, GraphReply> api;
  private final Function<GraphCall, GraphReply> uploads;
  private final Faults faults;
  private final Javalin server;

  /**
   * @param uploads what comes to addresses that hold their own right to be used
   */
  GraphHttp(
      int port,
      Function<GraphCall, GraphReply> api,
      Function<GraphCall, GraphReply> uploads,
      Faults faults) {
    this.api = api;
    this.uploads = uploads;
    this.faults = faults;
    this.server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = 150L * 1024 * 1024;
              config.jetty.host = "127.0.0.1";
              config.jetty.port = port;
              for (HandlerType method :
                  List.of(
                      HandlerType.GET,
                      HandlerType.POST,
                      HandlerType.PUT,
                      HandlerType.PATCH,
                      HandlerType.DELETE)) {
                config.routes.addHttpHandler(method, "/<path>", this::serve);
              }
            });
    server.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.port() + VERSION);
  }

  long requests() {
    return requests.get();
  }

  Traffic traffic() {
    return traffic;
  }

  private void serve(Context context) {
    long begun = System.nanoTime();
    requests.incrementAndGet();
    String uri = context.req().getRequestURI();
    Optional<Faults.Verdict> fault = faults.take(uri);
    if (fault.isEmpty()) {
      int bytes = write(context, answer(context, uri));
      traffic.add(kinds(context, uri), bytes, System.nanoTime() - begun);
      return;
    }
    if (fault.get().afterActing()) {
      answer(context, uri);
    }
    fault.get().reply().ifPresentOrElse(reply -> write(context, reply), () -> cut(context));
  }

  private GraphReply answer(Context context, String uri) {
    if (uri.startsWith(UploadSessions.PATH)) {
      return uploads.apply(call(context, uri));
    }
    if (!authorised(context)) {
      return unauthorised();
    }
    if (!uri.startsWith(VERSION + "/")) {
      return new GraphError(404, "BadRequest", "Invalid version").reply();
    }
    try {
      return api.apply(call(context, uri.substring(VERSION.length())));
    } catch (GraphError e) {
      return e.reply();
    }
  }

  private GraphCall call(Context context, String path) {
    String query = context.req().getQueryString();
    return GraphCall.of(
        context.req().getMethod(),
        baseUrl().toString(),
        path + (query == null ? "" : "?" + query),
        headers(context),
        context.bodyAsBytes());
  }

  private List<Traffic.Kind> kinds(Context context, String uri) {
    try {
      return uri.startsWith(VERSION + "/")
          ? GraphKinds.of(call(context, uri.substring(VERSION.length())))
          : List.of();
    } catch (GraphError e) {
      return List.of(Traffic.Kind.OTHER);
    }
  }

  private static boolean authorised(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    return header.startsWith("Bearer sandbox-");
  }

  private static GraphReply unauthorised() {
    return new GraphError(
            401,
            "InvalidAuthenticationToken",
            "Access token is empty.",
            List.of(
                Map.entry(
                    "WWW-Authenticate",
                    "Bearer realm=\"\", authorization_uri=\"https://login.example/common/oauth2/authorize\""),
                Map.entry("WWW-Authenticate", "PoP realm=\"\"")))
        .reply();
  }

  private static Map<String, List<String>> headers(Context context) {
    Map<String, List<String>> headers = new HashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), Collections.list(context.req().getHeaders(name)));
    }
    return headers;
  }

  private int write(Context context, GraphReply reply) {
    context.status(reply.status());
    context.header("request-id", new UUID(0, requests.get()).toString());
    Optional.ofNullable(context.header("client-request-id"))
        .ifPresent(id -> context.header("client-request-id", id));
    reply.headers().forEach(header -> context.res().addHeader(header.getKey(), header.getValue()));
    reply.type().ifPresent(context::contentType);
    byte[] body = reply.body();
    if (body.length > 0) {
      context.result(body);
    }
    return body.length;
  }

  private static void cut(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  @Override
  public void close() {
    server.stop();
  }
}
