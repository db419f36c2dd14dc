package dev.threadmark.local.runtime;

import dev.threadmark.api.Access;
import dev.threadmark.api.Person;
import dev.threadmark.api.SignIn;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * How the one person at this machine signs in: by a link that is printed, works once, and leaves a
 * cookie that dies with the process. A page of somebody else's in the same browser can send neither
 * the cookie (it is {@code SameSite=Strict}) nor a change without its own {@code Origin}.
 */
public final class LoginLink implements SignIn {
  private static final String COOKIE = "threadmark-session";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String link = secret();
  private final String session = secret();
  private final AtomicBoolean used = new AtomicBoolean();
  private final Person person;

  /**
   * @param mailboxes where they are admin
   */
  public LoginLink(Address address, Collection<MailboxId> mailboxes) {
    person =
        new Person(
            address,
            address.local(),
            mailboxes.stream().collect(Collectors.toMap(id -> id, id -> Access.ADMIN)));
  }

  /** The path to print. */
  public String path() {
    return "/login/" + link;
  }

  /** Adds the page that the link leads to. */
  public void routes(JavalinConfig config) {
    config.routes.get("/login/{link}", this::login);
  }

  private void login(Context context) {
    boolean right = same(context.pathParam("link"), link) && used.compareAndSet(false, true);
    if (!right) {
      context.status(403).result("This link was used. Start again to get another one.");
      return;
    }
    context
        .header("Set-Cookie", COOKIE + "=" + session + "; Path=/; HttpOnly; SameSite=Strict")
        .header("Cache-Control", "no-store")
        .redirect("/console/");
  }

  @Override
  public Optional<Person> who(Request request, Instant now) {
    boolean mine =
        Arrays.stream(request.header("cookie").orElse("").split(";"))
            .map(String::strip)
            .filter(one -> one.startsWith(COOKIE + "="))
            .anyMatch(one -> same(one.substring(COOKIE.length() + 1), session));
    return Optional.of(person).filter(any -> mine && own(request));
  }

  /**
   * By its own page, under this machine's own name: a name that points here must not (rebinding).
   */
  private static boolean own(Request request) {
    String host = request.header("host").orElse("");
    return host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")
        && request.header("origin").map(("http://" + host)::equals).orElse(true);
  }

  private static boolean same(String given, String secret) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
