package dev.threadmark.local.demo;

import dev.threadmark.api.Api;
import dev.threadmark.api.ConsolePages;
import dev.threadmark.api.Site;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.local.runtime.LoginLink;
import dev.threadmark.local.runtime.WebServer;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that the demo answers over HTTP: webhooks, the live page, API and console. */
final class FrontDoor implements AutoCloseable {
  private final WebServer server;
  private final LoginLink login;
  private final LivePage live;

  /** Not there before the mailboxes are, whose drivers have to know this server's port. */
  private final CompletableFuture<Site> site = new CompletableFuture<>();

  /**
   * @param port 0 for any
   * @param webhook answers what providers send
   * @param person who may do everything in the console
   */
  FrontDoor(
      int port,
      Function<Request, Response> webhook,
      Engine engine,
      List<MailboxId> mailboxes,
      Address person) {
    login = new LoginLink(person, mailboxes);
    live = new LivePage(engine, () -> mailboxes);
    server = new WebServer(port, webhook, this::routes);
  }

  private void routes(JavalinConfig config) {
    live.routes(config);
    login.routes(config);
    WebServer.any(config, Api.ROOT, request -> site.join().apply(request));
    WebServer.any(config, ConsolePages.ROOT, request -> site.join().apply(request));
    WebServer.any(config, PageLinks.ROOT, request -> site.join().apply(request));
  }

  /**
   * Lets people in.
   *
   * @param bells where it is said that something is to go out
   * @param customers answers whoever has a link to a customer's page
   */
  void open(
      Engine engine,
      List<Mailbox> mailboxes,
      Consumer<String> bells,
      Function<Request, Response> customers) {
    site.complete(
        new Site(
            new Api(login, engine, mailboxes, bells, InstantSource.system()),
            new ConsolePages("{\"auth\":\"session\"}", Optional.empty()),
            customers));
  }

  int port() {
    return server.port();
  }

  /** An address of this server. */
  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  URI loginLink() {
    return at(login.path());
  }

  @Override
  public void close() {
    server.close();
  }
}
