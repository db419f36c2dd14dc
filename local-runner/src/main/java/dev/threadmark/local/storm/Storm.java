package dev.threadmark.local.storm;

import dev.threadmark.engine.Webhook;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Address;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.Weather.Trouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All that may go wrong at once: a worker that is killed, bells that get lost, providers that
 * throttle, break off and forget. A seed decides; what the machine does in between is its own.
 */
public final class Storm implements AutoCloseable {
  private static final int KILLS = 5;

  private final long seed;
  private final int mails;
  private final Random gusts;
  private final List<SandboxProvider> sandboxes = new ArrayList<>();
  private LossyBells bells;
  private MortalWorker worker;

  /**
   * @param mails about how many there will be, all mailboxes together
   */
  public Storm(long seed, int mails) {
    this.seed = seed;
    this.mails = mails;
    this.gusts = random("gusts");
  }

  /** What the provider is to ring instead of the webhook. */
  public Function<Request, Response> before(Webhook webhook) {
    bells = new LossyBells(random("bells"), webhook::answer);
    return bells::answer;
  }

  /**
   * Begins: from now on a process of its own does the work in {@code data}.
   *
   * @param providers goes through them by name
   */
  public void begin(
      DataFolder data, Address mailbox, Consumer<BiConsumer<String, SandboxProvider>> providers) {
    List<String> arguments = new ArrayList<>(List.of(data.path().toString(), mailbox.value()));
    providers.accept(
        (name, sandbox) -> {
          sandboxes.add(sandbox);
          sandbox.weather().storm(random(name).nextLong());
          arguments.add(name + "=" + sandbox.baseUrl());
        });
    worker = new MortalWorker(arguments, lives());
  }

  /** A mail makes some four writes and more, so that all lives are over before the mail is. */
  private List<Long> lives() {
    int longest = Math.max(1, mails / 2);
    return random("kills").longs(KILLS, 1, longest + 1L).boxed().toList();
  }

  /** How the next mail comes: with the one before, or later. */
  public Pause pause() {
    int of = gusts.nextInt(60);
    return of < 4 ? Pause.SWEEP : of < 8 ? Pause.HANDLED : of < 24 ? Pause.RUNG : Pause.NONE;
  }

  /** What happens between two mails. */
  public enum Pause {
    NONE,
    /** The bells so far have rung. */
    RUNG,
    /** The sweep comes by. */
    SWEEP,
    /** The mails so far are handled. */
    HANDLED
  }

  /** The bells that were held up arrive. */
  public void release() {
    bells.release();
  }

  /** Throws if nobody does the work. */
  public void mustGoOn() {
    worker.mustLive();
  }

  public int kills() {
    return worker.kills();
  }

  public int bellsLost() {
    return bells.lost();
  }

  public long tableOps() {
    return worker.tableOps();
  }

  /** How often each trouble befell one of the providers. */
  public Map<Trouble, Integer> troubles() {
    Map<Trouble, Integer> all = new EnumMap<>(Trouble.class);
    sandboxes.forEach(
        one -> one.weather().counts().forEach((t, n) -> all.merge(t, n, Integer::sum)));
    return all;
  }

  /** In one line, for people. */
  @Override
  public String toString() {
    List<String> words = new ArrayList<>();
    troubles().forEach((trouble, times) -> words.add(trouble.words() + " " + times));
    return "chaos %d: worker killed %d times; %s; %s"
        .formatted(seed, kills(), bells, String.join(", ", words));
  }

  private Random random(String of) {
    return new Random(seed * 31 + of.hashCode());
  }

  @Override
  public void close() {
    worker.close();
  }
}
