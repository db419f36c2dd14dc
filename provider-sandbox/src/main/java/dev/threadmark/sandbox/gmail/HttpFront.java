package dev.threadmark.sandbox.gmail;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The HTTP server, on loopback: calls in, replies out, gzip both ways, cuts where planned. */
final class HttpFront {
  private static final int WORTH_ZIPPING = 1024;

  private final Javalin server;
  private final Faults faults;
  private final Handling handling;

  /** What is done with a call. */
  interface Handling {
    Reply answer(Call call) throws IOException;
  }

  HttpFront(Faults faults, Handling handling) {
    this.faults = faults;
    this.handling = handling;
    this.server = Javalin.create(this::configure).start("127.0.0.1", 0);
  }

  int port() {
    return server.port();
  }

  void close() {
    server.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    Handler all = this::handle;
    config.routes.get("/<path>", all);
    config.routes.post("/<path>", all);
    config.routes.put("/<path>", all);
    config.routes.patch("/<path>", all);
    config.routes.delete("/<path>", all);
  }

  private void handle(Context context) throws IOException {
    Call call = call(context);
    var fault = faults.next(call, false);
    if (fault.isPresent() && fault.get() instanceof Faults.Fault.Answer answer) {
      reply(context, answer.reply());
    } else if (fault.isPresent() && fault.get() instanceof Faults.Fault.Acted acted) {
      handling.answer(call);
      reply(context, acted.reply());
    } else if (fault.isPresent() && fault.get() instanceof Faults.Fault.Cut cut) {
      if (cut.acted()) {
        handling.answer(call);
      }
      ServletContextRequest.getServletContextRequest(context.req())
          .getConnectionMetaData()
          .getConnection()
          .getEndPoint()
          .close();
    } else {
      reply(context, handling.answer(call));
    }
  }

  private static Call call(Context context) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), context.req().getHeader(name));
    }
    String query = context.req().getQueryString();
    String target = context.req().getRequestURI() + (query == null ? "" : "?" + query);
    byte[] body = Gzip.off(context.req().getInputStream().readAllBytes());
    return Call.of(context.req().getMethod(), target, headers, body);
  }

  private static void reply(Context context, Reply reply) throws IOException {
    context.status(reply.status());
    reply.headers().forEach(context::header);
    String accepted = String.valueOf(context.header("Accept-Encoding"));
    byte[] body = reply.body();
    if (accepted.contains("gzip") && body.length > WORTH_ZIPPING) {
      context.header("Content-Encoding", "gzip");
      body = Gzip.on(body);
    }
    context.result(body);
  }
}
