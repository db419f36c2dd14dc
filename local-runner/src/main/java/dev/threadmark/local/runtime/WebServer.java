package dev.threadmark.local.runtime;

import dev.threadmark.api.Api;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** HTTP on loopback: turns requests into {@link Request} for the webhook, and nothing else. */
public final class WebServer implements AutoCloseable {
  private final Javalin server;

  /**
   * @param port 0 for any
   * @param webhook answers what comes below {@code /hooks/}
   * @param pages adds further routes
   * @throws PortTaken if something else listens there
   */
  public WebServer(int port, Function<Request, Response> webhook, Consumer<JavalinConfig> pages) {
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.http.maxRequestSize = Api.MAX_BODY_BYTES + 1L;
              pages.accept(config);
              // What may be sent is for the webhook to say: any method comes to it.
              any(config, "/hooks/", webhook);
            });
    try {
      server.start("127.0.0.1", port);
    } catch (RuntimeException e) {
      throw new PortTaken(port);
    }
  }

  /** Something else listens on the port. */
  public static final class PortTaken extends RuntimeException {
    PortTaken(int port) {
      super(
          "port %d is taken by another program; choose another with --port, or 0 for any"
              .formatted(port));
    }
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Adds routes for all that begins with {@code root}, whatever the method. */
  public static void any(JavalinConfig config, String root, Function<Request, Response> answers) {
    Handler handler = context -> answer(context, answers);
    String below = root + "*";
    config.routes.get(below, handler);
    config.routes.post(below, handler);
    config.routes.put(below, handler);
    config.routes.patch(below, handler);
    config.routes.delete(below, handler);
  }

  private static void answer(Context context, Function<Request, Response> webhook) {
    Map<String, String> query = new HashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    Map<String, String> headers = new HashMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    byte[] body;
    try {
      body = context.req().getInputStream().readNBytes(Api.MAX_BODY_BYTES + 1);
    } catch (java.io.IOException e) {
      return; // the caller is gone
    }
    Response response =
        webhook.apply(new Request(context.method().name(), context.path(), query, headers, body));
    response.headers().forEach(context::header);
    context.status(response.status()).contentType(response.contentType()).result(response.body());
  }
}
