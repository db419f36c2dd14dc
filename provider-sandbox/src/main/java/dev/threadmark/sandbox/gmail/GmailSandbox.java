package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.Traffic;
import dev.threadmark.sandbox.Weather;
import dev.threadmark.sandbox.Wire;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gmail on loopback, driven by its own SDK: {@code users.messages}, {@code drafts}, {@code labels},
 * {@code history}, {@code watch}, HTTP batches, uploads, and Pub/Sub pushes with signed tokens.
 *
 * <p>Every bearer token that starts with {@code sandbox-} may do everything. A mailbox is there as
 * soon as a mail or a request names it. Unlike the real service, delivery adds no Message-ID to a
 * mail without one. Mail that is sent reaches those recipients that have a mailbox here already.
 */
public final class GmailSandbox implements SandboxProvider {
  private static final int FOR_EVER = 1_000_000;

  /** Where the keys of the push tokens are published, below {@link #baseUrl()}. */
  private static final String CERTS = "oauth2/v3/certs";

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final PushKeys keys = new PushKeys();
  private final Clock clock;
  private final Weather weather = new Weather();
  private final Faults faults = new Faults(weather);
  private final Wire wire = new Wire();
  private final LabelsApi labels = new LabelsApi();
  private final PubSub pubSub;
  private final WatchApi watches;
  private final Intake intake;
  private final GmailApi api;
  private final HttpFront front;

  private GmailSandbox(Clock clock) {
    this.clock = clock;
    pubSub = new PubSub(clock, keys);
    watches = new WatchApi(clock, pubSub);
    MessageJson json = new MessageJson();
    intake = new Intake(clock, json);
    Operations operations =
        new Operations(new MessagesApi(json), intake, labels, new HistoryApi(weather), watches);
    api = new GmailApi(this::account, operations, faults);
    front = new HttpFront(faults, this::answer);
  }

  /** Starts on a free port. */
  public static GmailSandbox start(Clock clock) {
    return new GmailSandbox(clock);
  }

  @Override
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + front.port() + "/");
  }

  /** Where the public keys of the push tokens are. */
  public URI certsUrl() {
    return baseUrl().resolve(CERTS);
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

  @Override
  public void refuseStamps() {
    refuse("/modify", 403);
  }

  @Override
  public void forgetWatches(String mailbox) {
    Account account = account(mailbox);
    synchronized (account) {
      account.watching = Optional.empty();
    }
  }

  /** What goes wrong next. */
  public Faults faults() {
    return faults;
  }

  /** Where pushes go, and what becomes of them. */
  public PubSub pubSub() {
    return pubSub;
  }

  /** Signs the next push tokens with a new key. */
  public void rotateKeys() {
    keys.rotate();
  }

  @Override
  public String deliver(String mailbox, byte[] raw, Folder folder, Instant receivedAt) {
    Account account = account(mailbox);
    List<String> ids =
        folder == Folder.SENT
            ? List.of(Labels.SENT)
            : List.of(Labels.UNREAD, "CATEGORY_PERSONAL", Labels.INBOX);
    synchronized (account) {
      StoredMail mail = account.add(raw.clone(), ids, receivedAt.toEpochMilli(), Optional.empty());
      mail.parts(); // as the service does: a reader does not wait for it
      return mail.id;
    }
  }

  @Override
  public String results(Found found, String from) {
    String text =
        found == Found.PASS
            ? """
              Authentication-Results: mx.google.com;
                     dkim=pass header.i=@%1$s header.s=s1 header.b=Qm9/x0=a;
                     spf=pass (google.com: domain of bounces@%1$s designates 192.0.2.25 as\
               permitted sender) smtp.mailfrom=bounces@%1$s;
                     dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=%1$s
              """
            : """
              Authentication-Results: mx.google.com;
                     spf=fail (google.com: domain of bounces@%1$s does not designate 192.0.2.66\
               as permitted sender) smtp.mailfrom=bounces@%1$s;
                     dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=%1$s
              """;
    return text.formatted(from).replace("\n", "\r\n");
  }

  @Override
  public void relabel(String mailbox, String id, List<String> add, List<String> remove) {
    Account account = account(mailbox);
    synchronized (account) {
      account.relabel(id, ids(account, add), ids(account, remove));
    }
  }

  private static List<String> ids(Account account, List<String> names) {
    return names.stream()
        .map(
            name ->
                account
                    .labels
                    .named(name)
                    .orElseGet(
                        () -> account.labels.create(name, "show", "labelShow", Integer.MAX_VALUE))
                    .id())
        .toList();
  }

  @Override
  public List<String> labels(String mailbox, String id) {
    Account account = account(mailbox);
    synchronized (account) {
      return account.get(id).labelIds().stream()
          .map(account.labels::get)
          .filter(Label::user)
          .map(Label::name)
          .toList();
    }
  }

  /** Deletes a message for good. */
  public void remove(String mailbox, String id) {
    Account account = account(mailbox);
    synchronized (account) {
      account.delete(id);
    }
  }

  /** Every history id told so far is too old from now on. */
  public void forgetHistory(String mailbox) {
    Account account = account(mailbox);
    synchronized (account) {
      account.history.forget();
    }
  }

  /** How long watches are granted from now on; 7 days unless set. */
  public void watchLifetime(Duration lifetime) {
    watches.lifetime(lifetime);
  }

  /** When the watch of a mailbox ends; empty where there is none. */
  public Optional<Instant> watchedUntil(String mailbox) {
    Account account = account(mailbox);
    synchronized (account) {
      return account.watching.map(Watching::expiresAt);
    }
  }

  /** How many labels of its own a mailbox may have; 10,000 unless set. */
  public void labelLimit(int limit) {
    labels.limit(limit);
  }

  /** True: sent mail gets a Message-ID of the service's own, as users report. */
  public void replaceMessageIds(boolean replace) {
    intake.replaceMessageIds(replace);
  }

  /** True: sent mail gets a Message-ID of the service's own, and ours is lost, as users report. */
  public void forgetMessageIds(boolean forget) {
    intake.forgetMessageIds(forget);
  }

  /** True: what is sent from now on is found by no search; false: all of it is, from now on. */
  public void holdSearch(boolean hold) {
    intake.holdSearch(hold);
    if (!hold) {
      for (Account account : accounts.values()) {
        synchronized (account) {
          account.unsearchable.clear();
        }
      }
    }
  }

  @Override
  public void mailbox(String address) {
    account(address);
  }

  @Override
  public void drainNotifications() {
    pubSub.drain();
  }

  @Override
  public void holdNotifications(boolean hold) {
    pubSub.hold(hold);
  }

  @Override
  public Traffic traffic() {
    return api.traffic();
  }

  /** A batch counts once, see {@link #quotaUnits()} for what it cost. */
  @Override
  public long requests() {
    return requests.get();
  }

  /** The quota units that all calls so far cost, those within batches included. */
  public long quotaUnits() {
    return api.units();
  }

  @Override
  public List<StoredMessage> messages(String mailbox) {
    Account account = account(mailbox);
    synchronized (account) {
      return account.mails().stream().map(mail -> stored(account, mail)).toList();
    }
  }

  @Override
  public void close() {
    pubSub.close();
    front.close();
  }

  private static StoredMessage stored(Account account, StoredMail mail) {
    List<String> stamps =
        mail.labels.stream().map(account.labels::get).filter(Label::user).map(Label::name).toList();
    return new StoredMessage(
        mail.id, mail.has(Labels.SENT) ? Folder.SENT : Folder.INBOX, mail.raw.clone(), stamps);
  }

  private Account account(String mailbox) {
    return accounts.computeIfAbsent(
        mailbox.toLowerCase(Locale.ROOT), address -> new Account(address, pubSub::changed));
  }

  private Reply answer(Call call) throws IOException {
    if (call.path().equals("/" + CERTS)) {
      return new Reply(
          200,
          Map.of("Content-Type", "application/json", "Cache-Control", "public, max-age=20000"),
          keys.published());
    }
    requests.incrementAndGet();
    Reply reply = api.answer(call, baseUrl().toString());
    for (var mail = intake.next(); mail.isPresent(); mail = intake.next()) {
      carry(mail.get());
    }
    return reply;
  }

  private void carry(Intake.Outgoing mail) {
    String mailbox = wire.mailboxOf(mail.recipient()).toLowerCase(Locale.ROOT);
    if (accounts.containsKey(mailbox)) {
      deliver(mailbox, wire.carried(mail.raw()), Folder.INBOX, clock.instant());
    }
  }
}
