package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.model.WatchRequest;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gmail, through its official SDK. Needs the scope {@code gmail.modify}.
 *
 * <p>Quota, of 6,000 units a minute and user: {@link #changesSince} 2 (history) or 10 to 50 (scan)
 * a page and 20 a mail, at most 100 mails a page; {@link #stamp} 5 a mail and 5 a new label; {@link
 * #watch} 100; {@link #raw} 20; {@link #startAt} 6. Nothing is ever tried again here, and no page
 * is asked for while the {@link GmailBudget} is spent.
 *
 * @see <a href="https://developers.google.com/workspace/gmail/api/guides/sync">Gmail:
 *     synchronizing</a>
 */
public final class GmailMailbox implements MailProvider {
  private final GmailClients clients;
  private final String topic;
  private final GmailScan scan;
  private final GmailHistory history;
  private final GmailStamps stamps;
  private final GmailBudget budget;

  /** Without a budget, for a service that has no quota. */
  public GmailMailbox(GmailClients clients, String topic) {
    this(clients, topic, GmailBudget.NONE);
  }

  /**
   * @param budget asked before mail is read; the walk goes on Later where it is spent
   * @param topic the Pub/Sub topic that rings, {@code projects/P/topics/T}; in the same Google
   *     Cloud project as the credentials
   */
  public GmailMailbox(GmailClients clients, String topic, GmailBudget budget) {
    this.clients = clients;
    this.budget = budget;
    this.topic = topic;
    GmailLabels labels = new GmailLabels(clients);
    GmailFetch fetch = new GmailFetch(clients, labels, budget);
    this.scan = new GmailScan(clients, fetch);
    this.history = new GmailHistory(clients, fetch);
    this.stamps = new GmailStamps(clients, labels);
  }

  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return scan.start(mailbox, from);
  }

  /** Gone also for a cursor that is none of ours. */
  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    Optional<GmailCursor> at = GmailCursor.read(cursor);
    if (at.isEmpty()) {
      return new Answer.Gone<>("not a cursor of Gmail");
    }
    Optional<Duration> wait = budget.wait(mailbox);
    if (wait.isPresent()) {
      return new Answer.Later<>(wait, "the budget of quota units is spent");
    }
    boolean scanning = at.get().window().isPresent();
    budget.spent(mailbox, scanning ? GmailBudget.SCAN : GmailBudget.HISTORY);
    return scanning ? scan.page(mailbox, at.get()) : history.page(mailbox, at.get());
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    budget.spent(mailbox, GmailBudget.MESSAGE);
    return GmailAnswers.ask(
            () ->
                clients
                    .of(mailbox)
                    .users()
                    .messages()
                    .get(user(mailbox), id.value())
                    .setFormat("raw")
                    .setFields("raw")
                    .execute()
                    .getRaw())
        .map(raw -> new ByteArrayInputStream(Base64Url.decoded(raw == null ? "" : raw)));
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> wanted) {
    budget.spent(mailbox, wanted.size() * GmailBudget.CHANGE);
    return stamps.stamp(mailbox, wanted);
  }

  @Override
  public Authserv authserv() {
    return Authserv.named("mx.google.com");
  }

  /** Gmail keeps one watch a mailbox; asking again renews it. Google advises to do so daily. */
  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    WatchRequest request =
        new WatchRequest()
            .setTopicName(topic)
            .setLabelIds(List.of(GmailFolders.INBOX, GmailFolders.SENT))
            .setLabelFilterBehavior("include");
    return GmailAnswers.ask(
            () -> clients.of(mailbox).users().watch(user(mailbox), request).execute())
        .map(answer -> new Watch(Instant.ofEpochMilli(answer.getExpiration())));
  }

  private static String user(MailboxId mailbox) {
    return mailbox.address().value();
  }
}
