package dev.threadmark.setup;

import dev.threadmark.api.Access;
import dev.threadmark.api.Api;
import dev.threadmark.api.Site;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.customer.CustomerPages;
import dev.threadmark.doctor.Pace;
import dev.threadmark.doctor.Patient;
import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.DoorbellWorker;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.notice.Notifier;
import dev.threadmark.notice.Staff;
import dev.threadmark.outbox.Dispatcher;
import dev.threadmark.outbox.Patience;
import dev.threadmark.port.Queue;
import dev.threadmark.port.Table;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.store.KeyIndex;
import dev.threadmark.telemetry.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A whole deployment, from an admin's settings and a cloud's table, queue and identity. Shells
 * translate events and call {@link #answering} and {@link #keep}; the webhook, which must be light,
 * needs only {@link BellReaders}.
 */
public final class Deployment {
  /** {@code k1 <hex>, k2 <hex>}: key ids and secrets, oldest first; the last one signs. */
  static final String TOKEN_KEYS = "THREADMARK_TOKEN_KEYS";

  private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

  private final List<Mailbox> mailboxes = new ArrayList<>();
  private final Map<MailboxId, MailSender> senders = new HashMap<>();
  private final Map<MailboxId, String> providers = new HashMap<>();
  private final List<Staff> staff = new ArrayList<>();
  private final Table table;
  private final Queue queue;
  private final Map<MailboxId, StateLabels> labels = new HashMap<>();
  private final Map<MailboxId, Map<Access, Set<String>>> access = new HashMap<>();
  private final Map<MailboxId, PageLinks.Offer> pages = new HashMap<>();
  private final Engine engine;
  private final DoorbellWorker worker;
  private final BellAnswering answering;
  private final Keeper keeper;
  private final Supplier<Site> site;
  private final Telemetry telemetry;
  private final InstantSource clock;

  private Deployment(
      Settings settings,
      Table table,
      Queue queue,
      WorkloadIdentity identity,
      InstantSource clock,
      PageHandler.Observer observer,
      Telemetry telemetry) {
    this.telemetry = telemetry;
    this.clock = clock;
    this.table = table;
    this.queue = queue;
    Map<String, MailProviders.Drivers> drivers = new HashMap<>();
    List<Watched> watched = Watched.all(settings);
    for (int i = 0; i < watched.size(); i++) {
      Watched one = watched.get(i);
      MailboxSettings own = new MailboxSettings(i, one.node());
      MailProviders.Drivers driver =
          drivers.computeIfAbsent(
              one.provider(), name -> MailProviders.of(name, settings, identity, clock));
      MailProvider mail = telemetry.metered(one.provider(), driver.mail());
      MailSearch search = telemetry.metered(one.provider(), driver.search());
      Mailbox mailbox =
          new Mailbox(
              one.id(),
              mail,
              own.policy(),
              own.since(),
              own.level(),
              Optional.of(search),
              own.keep(),
              own.letterhead());
      mailboxes.add(mailbox);
      staff.add(own.staff(one.id(), mailbox.policy()));
      providers.put(one.id(), one.provider());
      access.put(one.id(), own.access());
      own.page().ifPresent(offer -> pages.put(one.id(), offer));
      if (own.mirrors()) {
        labels.put(one.id(), driver.labels());
      }
      senders.put(one.id(), telemetry.metered(one.provider(), driver.sender()));
    }
    PageLinks links = CustomerLinks.of(settings, pages);
    engine =
        Engine.over(
            table,
            tokenKeys(settings),
            clock,
            telemetry.watching(observer),
            () -> Warming.call(watched, settings),
            telemetry::carrying,
            Optional.of(id -> Optional.ofNullable(labels.get(id))),
            id -> Mailbox.among(mailboxes).apply(id).map(Mailbox::policy),
            links);
    Dispatcher dispatcher =
        new Dispatcher(
            engine.outbox(),
            new KeyIndex(table),
            id -> Optional.ofNullable(senders.get(id)),
            Patience.DEFAULT,
            clock);
    Notifier notifier =
        new Notifier(
            table,
            NoticeChannels.of(settings),
            staff,
            NoticeMails.of(settings, engine.tokenKeys()),
            clock);
    Chores chores = new Chores(engine, mailboxes, dispatcher, notifier, table, clock);
    site = new Once<>(() -> site(settings, links));
    worker = new DoorbellWorker(engine.worker(), Mailbox.among(mailboxes), chores::send);
    answering = telemetry.traced(worker);
    keeper =
        new Keeper(
            engine.upkeep(),
            engine.mailboxes(),
            engine.renewal(),
            queue,
            chores.all(),
            settings.duration("THREADMARK_SWEEP_EVERY", SWEEP_EVERY),
            clock);
  }

  private Site site(Settings settings, PageLinks links) {
    return new Site(
        new Api(ApiSignIn.of(settings, access), engine, mailboxes, queue::put, clock),
        ApiSignIn.console(settings),
        new CustomerPages(links, engine, table, queue::put, clock));
  }

  /** One that records nothing. */
  public static Deployment of(
      Settings settings,
      Table table,
      Queue queue,
      WorkloadIdentity identity,
      InstantSource clock,
      PageHandler.Observer observer) {
    return new Deployment(settings, table, queue, identity, clock, observer, Telemetry.NONE);
  }

  /**
   * @param queue where the keeper puts the bells that it rings
   * @param telemetry what is recorded of all that this deployment does
   */
  public static Deployment of(
      Settings settings,
      Table table,
      Queue queue,
      WorkloadIdentity identity,
      InstantSource clock,
      Telemetry telemetry) {
    return new Deployment(
        settings, table, queue, identity, clock, (delivery, mark) -> {}, telemetry);
  }

  /** What is done with a message of the queue. */
  public BellAnswering answering() {
    return answering;
  }

  /**
   * What people may ask, as far as the settings let them. Made when it is first asked for: a worker
   * starts for a mail, and needs none.
   *
   * @throws dev.threadmark.settings.BadSettings if they make no sense
   */
  public Site site() {
    return site.get();
  }

  /** The same for a bell that came without a message; not recorded. */
  public DoorbellWorker worker() {
    return worker;
  }

  /** What the timer does. */
  public Keeper.Report keep() {
    return telemetry.keep(() -> keeper.run(mailboxes), engine, clock);
  }

  public Engine engine() {
    return engine;
  }

  public List<Mailbox> mailboxes() {
    return List.copyOf(mailboxes);
  }

  /**
   * Its mailboxes, for a doctor.
   *
   * @param forbidden an address that must be out of reach
   */
  public List<Patient> patients(Optional<Address> forbidden, Pace pace) {
    return mailboxes.stream()
        .map(
            one ->
                new Patient(
                    one.id(),
                    providers.get(one.id()),
                    one.provider(),
                    senders.get(one.id()),
                    engine,
                    table,
                    queue,
                    forbidden,
                    clock,
                    pace))
        .toList();
  }

  private static TokenKeys tokenKeys(Settings settings) {
    String what = "key ids and hex secrets of at least 16 bytes, such as: k1 00ff...";
    try {
      Map<String, byte[]> secrets = new LinkedHashMap<>();
      for (String pair : settings.get(TOKEN_KEYS, what).split(",")) {
        String[] words = pair.strip().split("\\s+");
        secrets.put(words[0], HexFormat.of().parseHex(words.length == 2 ? words[1] : "?"));
      }
      return new TokenKeys(secrets);
    } catch (IllegalArgumentException e) {
      throw Settings.bad(TOKEN_KEYS, what);
    }
  }
}
