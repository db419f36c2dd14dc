package dev.threadmark.setup;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.provider.gmail.GmailBudget;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailCredentials;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.provider.gmail.GmailSearch;
import dev.threadmark.provider.gmail.GmailSender;
import dev.threadmark.provider.gmail.GmailStateLabels;
import dev.threadmark.provider.graph.GraphCredentials;
import dev.threadmark.provider.graph.GraphLabels;
import dev.threadmark.provider.graph.GraphMailbox;
import dev.threadmark.provider.graph.GraphSearch;
import dev.threadmark.provider.graph.GraphSender;
import dev.threadmark.provider.graph.GraphSettings;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/** The other half of the list of providers: what reads, stamps, watches, sends and labels. */
final class MailProviders {
  private static final Map<String, Maker> ALL =
      Map.of("graph", MailProviders::graph, "gmail", MailProviders::gmail);

  private MailProviders() {}

  /** A provider's drivers over one login. */
  record Drivers(MailProvider mail, MailSender sender, StateLabels labels, MailSearch search) {}

  private interface Maker {
    Drivers of(Settings settings, WorkloadIdentity identity, InstantSource clock);
  }

  static Drivers of(
      String name, Settings settings, WorkloadIdentity identity, InstantSource clock) {
    return ALL.get(name).of(settings, identity, clock);
  }

  private static Drivers graph(Settings settings, WorkloadIdentity identity, InstantSource clock) {
    URI base = settings.uri("GRAPH_URL", GraphSettings.SERVICE);
    GraphSettings graph =
        GraphSettings.of(
            base, BellReaders.hook(settings, "graph"), BellReaders.clientState(settings));
    AuthenticationProvider login = GraphCredentials.of(settings, identity, base);
    return new Drivers(
        new GraphMailbox(login, graph),
        new GraphSender(login, graph),
        new GraphLabels(login, graph),
        new GraphSearch(login, graph));
  }

  private static Drivers gmail(Settings settings, WorkloadIdentity identity, InstantSource clock) {
    URI root = settings.uri("GMAIL_URL", GmailClients.GOOGLE);
    GmailClients clients =
        new GmailClients(root, new NetHttpTransport(), GmailCredentials.of(settings, identity));
    String topic = settings.get("GMAIL_TOPIC", "the Pub/Sub topic that rings, projects/P/topics/T");
    boolean real = root.equals(GmailClients.GOOGLE);
    GmailBudget budget = real ? new GmailBudget(clock) : GmailBudget.NONE;
    return new Drivers(
        new GmailMailbox(clients, topic, budget),
        new GmailSender(clients),
        new GmailStateLabels(clients),
        new GmailSearch(clients, budget));
  }
}
