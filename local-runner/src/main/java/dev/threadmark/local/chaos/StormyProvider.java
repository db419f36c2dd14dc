package dev.threadmark.local.chaos;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mail provider in bad weather: everything that provider-side trouble can look like to us. */
final class StormyProvider implements MailProvider {
  private final Map<MailboxId, SimulatedMailbox> mailboxes = new LinkedHashMap<>();
  private final Deque<Trouble> coming = new ArrayDeque<>();
  private final InstantSource clock;
  private final Weather weather;
  private final Stage stage;
  private final int mostOnAPage;
  private Duration watchLife = Duration.ofDays(1);

  StormyProvider(InstantSource clock, Weather weather, Stage stage, int mostOnAPage) {
    this.mostOnAPage = mostOnAPage;
    this.clock = clock;
    this.weather = weather;
    this.stage = stage;
  }

  /**
   * What a call meets with instead of an answer.
   *
   * @param refused true if it never will be answered like this
   * @param after when to ask again, where that is said
   */
  record Trouble(boolean refused, Optional<Duration> after, String why) {
    private <T> Answer<T> answer() {
      return refused ? new Answer.Refused<>(why) : new Answer.Later<>(after, why);
    }
  }

  /** The next call meets with this, whatever the weather. */
  void next(Trouble trouble) {
    coming.add(trouble);
  }

  /** How long a watch lasts. */
  void grantWatchesFor(Duration lifetime) {
    watchLife = lifetime;
  }

  SimulatedMailbox mailbox(MailboxId id) {
    return mailboxes.computeIfAbsent(id, SimulatedMailbox::new);
  }

  @Override
  public Authserv authserv() {
    return Authserv.named("mx.history.example");
  }

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    Optional<Answer<Cursor>> trouble = trouble("start");
    return trouble.orElseGet(() -> new Answer.Got<>(new Cursor(mailbox(mailbox).start(from))));
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    Optional<Answer<Page>> trouble = trouble("changes");
    if (trouble.isPresent()) {
      return trouble.get();
    }
    SimulatedMailbox box = mailbox(mailbox);
    if (weather.strikes(Fault.CURSOR_EXPIRED, "changes")) {
      box.expireCursors();
    }
    Optional<Integer> from = box.position(cursor.value());
    if (from.isEmpty()) {
      return new Answer.Gone<>("syncStateNotFound");
    }
    if (weather.strikes(Fault.NOTHING_YET, "changes")) {
      return new Answer.Got<>(new Page(List.of(), cursor, false));
    }
    int to = Math.min(box.end(), from.get() + 1 + weather.upTo(mostOnAPage));
    List<Change> changes = new ArrayList<>();
    box.logged(from.get(), to).stream().distinct().map(box::told).forEach(changes::add);
    boolean twice = weather.strikes(Fault.PAGE_TWICE, "changes");
    Cursor next = twice ? cursor : new Cursor(box.cursor(to));
    return new Answer.Got<>(new Page(changes, next, twice || to < box.end()));
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    Optional<Answer<InputStream>> trouble = trouble("raw");
    if (trouble.isPresent()) {
      return trouble.get();
    }
    SimulatedMailbox.Item item = mailbox(mailbox).items().get(id);
    return item == null || item.removed()
        ? new Answer.Gone<>("ErrorItemNotFound")
        : new Answer.Got<>(new ByteArrayInputStream(item.raw));
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    Optional<Answer<Stamp>> all = trouble("stamp");
    Map<ProviderId, Answer<Stamp>> answers = new LinkedHashMap<>();
    for (Stamp stamp : stamps) {
      answers.put(stamp.id(), all.orElseGet(() -> stamp(mailbox(mailbox), stamp)));
    }
    return answers;
  }

  private Answer<Stamp> stamp(SimulatedMailbox box, Stamp stamp) {
    SimulatedMailbox.Item item = box.items().get(stamp.id());
    if (item == null || item.removed()) {
      return new Answer.Gone<>("ErrorItemNotFound");
    }
    box.stamp(stamp.id(), stamp.ticket());
    return weather.strikes(Fault.CUT_AFTER, "stamp")
        ? new Answer.Later<>(Optional.empty(), "cut off after it was done")
        : new Answer.Got<>(stamp);
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    Optional<Answer<Watch>> trouble = trouble("watch");
    return trouble.orElseGet(() -> new Answer.Got<>(new Watch(clock.instant().plus(watchLife))));
  }

  private <T> Optional<Answer<T>> trouble(String call) {
    stage.step(call);
    if (!coming.isEmpty()) {
      return Optional.of(coming.remove().answer());
    }
    if (weather.strikes(Fault.THROTTLED, call)) {
      return Optional.of(new Answer.Later<>(Optional.empty(), "429"));
    }
    if (weather.strikes(Fault.THROTTLED_UNTIL, call)) {
      Duration wait = Duration.ofMillis(weather.upTo(20_000));
      return Optional.of(new Answer.Later<>(Optional.of(wait), "429"));
    }
    if (weather.strikes(Fault.PROVIDER_ILL, call) || weather.strikes(Fault.CUT_BEFORE, call)) {
      return Optional.of(new Answer.Later<>(Optional.empty(), "503, 504 or cut off"));
    }
    if (weather.strikes(Fault.SIGN_IN_REFUSED, call)) {
      return Optional.of(new Answer.Refused<>("401"));
    }
    return Optional.empty();
  }
}
