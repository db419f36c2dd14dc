package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider whose calls are counted. */
record MeteredProvider(String name, MailProvider inner, ProviderCalls calls)
    implements MailProvider {

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return count("start", mailbox, () -> inner.startAt(mailbox, from));
  }

  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    return count("fetch page", mailbox, () -> inner.changesSince(mailbox, cursor));
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return count("fetch raw mail", mailbox, () -> inner.raw(mailbox, id));
  }

  /** One call, and as bad as the worst of its answers. */
  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> stamps) {
    return calls.count(
        new ProviderCalls.Call(name, "stamp", mailbox),
        () -> inner.stamp(mailbox, stamps),
        answers ->
            answers.values().stream()
                .map(MeteredProvider::answered)
                .max(
                    Comparator.comparing(ProviderCalls.Answered::throttled)
                        .thenComparing(ProviderCalls.Answered::failed))
                .orElse(new ProviderCalls.Answered("got", false, false)));
  }

  @Override
  public Authserv authserv() {
    return inner.authserv();
  }

  @Override
  public Answer<Optional<Watch>> watched(MailboxId mailbox) {
    return count("look at watch", mailbox, () -> inner.watched(mailbox));
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    return count("watch", mailbox, () -> inner.watch(mailbox));
  }

  private <T> Answer<T> count(String call, MailboxId mailbox, Supplier<Answer<T>> work) {
    return calls.count(
        new ProviderCalls.Call(name, call, mailbox), work, MeteredProvider::answered);
  }

  /** Graph says 429; Gmail that, or 403, which is put off only where it means too fast. */
  static boolean throttled(String why) {
    return why.startsWith("429") || why.startsWith("403");
  }

  static <T> ProviderCalls.Answered answered(Answer<T> answer) {
    return answer.match(
        new Answer.Cases<T, ProviderCalls.Answered>() {
          @Override
          public ProviderCalls.Answered got(T value) {
            return new ProviderCalls.Answered("got", false, false);
          }

          @Override
          public ProviderCalls.Answered later(Optional<Duration> after, String why) {
            return new ProviderCalls.Answered("later", throttled(why), true);
          }

          @Override
          public ProviderCalls.Answered gone(String why) {
            return new ProviderCalls.Answered("gone", false, false);
          }

          @Override
          public ProviderCalls.Answered refused(String why) {
            return new ProviderCalls.Answered("refused", false, true);
          }
        });
  }
}
