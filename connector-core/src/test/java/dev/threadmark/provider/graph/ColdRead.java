package dev.threadmark.provider.graph;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;

/** What a worker does when it has just started, to be run in a class loader of its own. */
public final class ColdRead implements BiFunction<String, Map<String, String>, String> {
  private static final String SECRET = "a secret of some length";

  /** Without a token at first: that answer must not load more either. */
  @Override
  public String apply(String baseUrl, Map<String, String> settings) {
    URI base = URI.create(baseUrl);
    int[] asked = {0};
    GraphMailbox mailbox =
        new GraphMailbox(
            GraphCredentials.of(
                new Settings(settings),
                audience -> {
                  if (asked[0]++ == 0) {
                    throw new IllegalStateException("not yet");
                  }
                  return "vouched";
                },
                base),
            GraphSettings.of(base, base, new ClientState(SECRET.getBytes(StandardCharsets.UTF_8))));
    MailboxId id = new MailboxId("acme", new Address("desk@acme.example"));
    return mailbox.watch(id) + " " + mailbox.watch(id);
  }
}
