package dev.threadmark.sandbox.graph;

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
  private final Function<GraphCall, GraphReply> api;
  private final Faults faults;
  private final Javalin server;

  GraphHttp(int port, Function<GraphCall, GraphReply> api, Faults faults) {
    this.api = api;
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
                      HandlerType.GET, HandlerType.POST, HandlerType.PATCH, HandlerType.DELETE)) {
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

  private void serve(Context context) {
    requests.incrementAndGet();
    String uri = context.req().getRequestURI();
    Optional<Faults.Verdict> fault = faults.take(uri);
    if (fault.isEmpty()) {
      write(context, answer(context, uri));
      return;
    }
    if (fault.get().afterActing()) {
      answer(context, uri);
    }
    fault.get().reply().ifPresentOrElse(reply -> write(context, reply), () -> cut(context));
  }

  private GraphReply answer(Context context, String uri) {
    if (!authorised(context)) {
      return unauthorised();
    }
    if (!uri.startsWith(VERSION + "/")) {
      return new GraphError(404, "BadRequest", "Invalid version").reply();
    }
    String query = context.req().getQueryString();
    String target = uri.substring(VERSION.length()) + (query == null ? "" : "?" + query);
    try {
      return api.apply(
          GraphCall.of(
              context.req().getMethod(),
              baseUrl().toString(),
              target,
              headers(context),
              context.bodyAsBytes()));
    } catch (GraphError e) {
      return e.reply();
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

  private void write(Context context, GraphReply reply) {
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
