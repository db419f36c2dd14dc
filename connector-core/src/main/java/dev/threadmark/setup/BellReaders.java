package dev.threadmark.setup;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.GoogleKeys;
import dev.threadmark.provider.gmail.PushToken;
import dev.threadmark.provider.graph.ClientState;
import dev.threadmark.provider.graph.GraphBell;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What reads the bells of each provider; the half of the list of providers that the webhook needs.
 * Only the providers of listed mailboxes are set up.
 */
public final class BellReaders {
  /** Below it the providers ring: {@code /hooks/graph}, {@code /hooks/gmail}. */
  public static final String HOOKS = "/hooks/";

  /** The address under which the internet reaches the webhook, without path. */
  static final String URL = "THREADMARK_URL";

  private static final Map<String, BiFunction<Settings, List<MailboxId>, BellReader>> ALL =
      new TreeMap<>(Map.of("graph", BellReaders::graph, "gmail", BellReaders::gmail));

  private BellReaders() {}

  static Set<String> names() {
    return new TreeSet<>(ALL.keySet());
  }

  /** Readers by the path at which their provider rings. */
  public static Map<String, BellReader> of(Settings settings) {
    Map<String, BellReader> readers = new HashMap<>();
    Watched.all(settings).stream()
        .collect(Collectors.groupingBy(Watched::provider))
        .forEach(
            (name, mailboxes) ->
                readers.put(
                    HOOKS + name,
                    ALL.get(name).apply(settings, mailboxes.stream().map(Watched::id).toList())));
    return readers;
  }

  /** Where a provider is to ring. */
  static URI hook(Settings settings, String provider) {
    String base =
        settings.uri(URL, "the address under which the internet reaches this function").toString();
    return URI.create(base.replaceAll("/+$", "") + HOOKS + provider);
  }

  static ClientState clientState(Settings settings) {
    String secret = settings.get("GRAPH_WEBHOOK_SECRET", "at least 32 random characters");
    if (secret.length() < 32) {
      throw Settings.bad("GRAPH_WEBHOOK_SECRET", "at least 32 random characters");
    }
    return new ClientState(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static BellReader graph(Settings settings, List<MailboxId> mailboxes) {
    return new GraphBell(clientState(settings), mailboxes, any -> true);
  }

  private static BellReader gmail(Settings settings, List<MailboxId> mailboxes) {
    PushToken token =
        new PushToken(
            GoogleKeys.at(settings.uri("GMAIL_PUSH_KEYS_URL", GoogleKeys.GOOGLE)),
            settings
                .find("GMAIL_PUSH_AUDIENCE")
                .orElseGet(() -> hook(settings, "gmail").toString()),
            settings.get("GMAIL_PUSH_ACCOUNT", "the service account of the push subscription"));
    return new GmailBell(
        token,
        address -> mailboxes.stream().filter(one -> one.address().equals(address)).findFirst());
  }
}
