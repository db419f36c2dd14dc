package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.Traffic;
import dev.threadmark.sandbox.Weather;
import dev.threadmark.sandbox.Wire;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Microsoft Graph mail on loopback. Any bearer token that starts with {@code sandbox-} is good.
 * Mail that is sent reaches those recipients that have a mailbox here.
 */
public final class GraphSandbox implements SandboxProvider {
  private static final int FOR_EVER = 10_000;

  private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private final List<byte[]> outgoing = new ArrayList<>();
  private final Weather weather = new Weather();
  private final Faults faults = new Faults(weather);
  private final Wire wire = new Wire();
  private final Delta delta = new Delta(weather);
  private final Notifier notifier = new Notifier();
  private final Subscriptions subscriptions;
  private final SendingApi sending;
  private final UploadSessions uploads;
  private final Clock clock;
  private final GraphHttp http;

  public GraphSandbox() {
    this(0, Clock.systemUTC());
  }

  /**
   * @param port 0 for any that is free
   * @param clock for drafts, sent mail and subscriptions; deliveries bring their own time
   */
  public GraphSandbox(int port, Clock clock) {
    this.clock = clock;
    this.subscriptions = new Subscriptions(notifier, clock);
    this.sending = new SendingApi(subscriptions, clock, this::carry);
    this.uploads = new UploadSessions(clock);
    GraphApi api =
        new GraphApi(
            this::existing,
            new MessagesApi(subscriptions, clock),
            sending,
            new SubscriptionsApi(subscriptions, notifier, this::existing),
            delta,
            uploads,
            faults);
    this.http = new GraphHttp(port, api::answer, uploads::answer, faults);
  }

  @Override
  public URI baseUrl() {
    return http.baseUrl();
  }

  @Override
  public void mailbox(String address) {
    made(address);
  }

  @Override
  public String deliver(String mailbox, byte[] raw, Folder folder, Instant receivedAt) {
    String name = folder == Folder.SENT ? Mailbox.SENT : Mailbox.INBOX;
    synchronized (lock) {
      Item item = made(mailbox).deliver(raw, name, receivedAt);
      item.json(); // as the service does: a reader does not wait for it
      subscriptions.created(item);
      return item.id;
    }
  }

  /** Exchange Online names no authserv-id, and gives a verdict of its own: compauth. */
  @Override
  public String results(Found found, String from) {
    String text =
        found == Found.PASS
            ? """
              Authentication-Results: spf=pass (sender IP is 192.0.2.25)
               smtp.mailfrom=%1$s; dkim=pass (signature was verified)
               header.d=%1$s;dmarc=pass action=none header.from=%1$s;compauth=pass
               reason=100
              """
            : """
              Authentication-Results: spf=fail (sender IP is 192.0.2.66)
               smtp.mailfrom=%1$s; dkim=none (message not signed)
               header.d=none;dmarc=fail action=oreject header.from=%1$s;compauth=fail
               reason=000
              """;
    return text.formatted(from).replace("\n", "\r\n");
  }

  @Override
  public void relabel(String mailbox, String id, List<String> add, List<String> remove) {
    synchronized (lock) {
      Item item = existing(mailbox).item(id);
      remove.forEach(item.categories::remove);
      item.categories.addAll(add);
      item.mailbox.changed(item, clock.instant());
      subscriptions.updated(item);
    }
  }

  @Override
  public List<String> labels(String mailbox, String id) {
    synchronized (lock) {
      return List.copyOf(existing(mailbox).item(id).categories);
    }
  }

  /** Somebody deletes a message for good. */
  public void remove(String mailbox, String id) {
    Mailbox of = existing(mailbox);
    synchronized (lock) {
      Item item = of.item(id);
      of.delete(item);
      subscriptions.deleted(item);
    }
  }

  @Override
  public void drainNotifications() {
    notifier.drain();
  }

  @Override
  public void holdNotifications(boolean hold) {
    notifier.hold(hold);
  }

  @Override
  public long requests() {
    return http.requests();
  }

  @Override
  public Traffic traffic() {
    return http.traffic();
  }

  @Override
  public List<StoredMessage> messages(String mailbox) {
    Mailbox of = mailboxes.get(key(mailbox));
    if (of == null) {
      return List.of();
    }
    synchronized (lock) {
      return of.items().stream().filter(item -> !item.isDraft()).map(GraphSandbox::stored).toList();
    }
  }

  private static StoredMessage stored(Item item) {
    List<String> stamps =
        item.properties.entrySet().stream()
            .filter(property -> property.getKey().named())
            .map(Map.Entry::getValue)
            .toList();
    Folder folder = item.folder.equals(Mailbox.SENT) ? Folder.SENT : Folder.INBOX;
    return new StoredMessage(item.id, folder, item.raw, stamps);
  }

  @Override
  public Weather weather() {
    return weather;
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public void refuse(String pathPart, int status) {
    faults.answer(FOR_EVER, pathPart, status, Map.of());
  }

  /** Stamps go in batches. */
  @Override
  public void refuseStamps() {
    faults.answerInBatch(FOR_EVER, "/messages/", 403, Map.of());
  }

  @Override
  public void forgetWatches(String mailbox) {
    subscriptions.of(key(mailbox)).map(Subscription::id).forEach(subscriptions::remove);
  }

  /** Misfortune to order. */
  public Faults faults() {
    return faults;
  }

  /** Every delta and next link handed out so far is answered 410 from now on. */
  public void expireDeltaTokens() {
    delta.expireTokens();
  }

  /** From now on subscriptions are granted for at most this long. */
  public void grantSubscriptionsFor(Duration lifetime) {
    subscriptions.grantFor(lifetime);
  }

  /** When each subscription of a mailbox ends. */
  public List<Instant> subscriptionsOf(String mailbox) {
    return subscriptions.of(key(mailbox)).map(Subscription::expires).toList();
  }

  /** From now on upload sessions are granted for so long. */
  public void grantUploadsFor(Duration lifetime) {
    uploads.lifetime(lifetime);
  }

  /**
   * Tells a lifecycle event of all subscriptions of a mailbox, such as {@code missed}; after {@code
   * subscriptionRemoved} they are gone.
   */
  public void lifecycle(String mailbox, String event) {
    subscriptions.lifecycle(key(mailbox), event);
  }

  /** True: sent mail goes out but stays in the Outbox, where it calls itself a draft still. */
  public void holdSent(boolean hold) {
    synchronized (lock) {
      sending.holdSent(hold);
      if (!hold) {
        mailboxes
            .values()
            .forEach(
                mailbox ->
                    mailbox.items().stream()
                        .filter(item -> item.leaving)
                        .toList()
                        .forEach(sending::settle));
      }
    }
  }

  /** True: sent mail gets another id than its draft, as users report though ids are immutable. */
  public void copySent(boolean copy) {
    synchronized (lock) {
      sending.copySent(copy);
    }
  }

  /** The drafts of a mailbox, by their subjects. */
  public List<String> drafts(String mailbox) {
    synchronized (lock) {
      return existing(mailbox).items().stream()
          .filter(Item::isDraft)
          .map(item -> item.json().path("subject").asText())
          .toList();
    }
  }

  /** The raw mails sent from here, once a recipient. */
  public List<byte[]> outgoing() {
    synchronized (lock) {
      return List.copyOf(outgoing);
    }
  }

  private void carry(String recipient, byte[] raw) {
    synchronized (lock) {
      outgoing.add(raw);
    }
    byte[] arrives = wire.carried(raw);
    Optional.ofNullable(mailboxes.get(key(wire.mailboxOf(recipient))))
        .ifPresent(
            to -> subscriptions.created(to.deliver(arrives, Mailbox.INBOX, clock.instant())));
  }

  private Mailbox made(String address) {
    return mailboxes.computeIfAbsent(key(address), key -> new Mailbox(key, lock));
  }

  private Mailbox existing(String address) {
    return Optional.ofNullable(mailboxes.get(key(address)))
        .orElseThrow(() -> GraphError.noSuchMailbox(address));
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    notifier.close();
    http.close();
  }
}
