package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.Profile;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.gmail.GmailCursor.Window;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Tells the mail that is there already, oldest first, before the history takes over.
 *
 * <p>{@code messages.list} tells newest first and only ids. So it is asked window by window: a span
 * of time that is narrowed until its mail fits one page, and widened again where there is little.
 * Nothing but the window needs remembering. The history id was taken before the scan, so what
 * changes meanwhile is told again rather than missed.
 *
 * <p>Mail in neither Inbox nor Sent Mail is told only where it bears our stamp: people archive what
 * is done, and a rebuild needs it.
 */
final class GmailScan {
  /** Width of the first window: a day. */
  private static final long FIRST_WIDTH = 86_400;

  /** In 1973, and one: with fewer than nine digits a search takes seconds for a date. */
  private static final long EARLIEST = 100_000_001;

  private static final long WIDEST = 366 * 86_400L;
  private static final long PAGE = 100;
  private static final int LISTS = 40;

  private final GmailClients clients;
  private final GmailFetch fetch;

  GmailScan(GmailClients clients, GmailFetch fetch) {
    this.clients = clients;
    this.fetch = fetch;
  }

  /**
   * The history id is taken first, so that nothing falls between. Where nothing is there to scan,
   * the history alone tells the rest, and tells it once.
   */
  Answer<Cursor> start(MailboxId mailbox, Instant from) {
    Answer<Profile> answer =
        GmailAnswers.ask(
            () -> clients.of(mailbox).users().getProfile(mailbox.address().value()).execute());
    if (!(answer instanceof Answer.Got<Profile> got)) {
      return answer.map(none -> null);
    }
    BigInteger historyId = got.value().getHistoryId();
    Window window = new Window(Math.max(EARLIEST, from.getEpochSecond()), FIRST_WIDTH);
    return list(mailbox, after(window), Optional.empty())
        .map(
            list ->
                refs(list).isEmpty() && list.getNextPageToken() == null
                    ? GmailCursor.history(historyId, Optional.empty())
                    : GmailCursor.scan(historyId, window))
        .map(GmailCursor::write);
  }

  Answer<Page> page(MailboxId mailbox, GmailCursor cursor) {
    Window window = cursor.window().orElseThrow();
    if (cursor.pageToken().isPresent()) {
      return crowded(mailbox, cursor, window);
    }
    Answer<ListMessagesResponse> rest = list(mailbox, after(window), Optional.empty());
    if (!(rest instanceof Answer.Got<ListMessagesResponse> all)) {
      return rest.map(none -> null);
    }
    if (all.value().getNextPageToken() == null) {
      GmailCursor done = GmailCursor.history(cursor.historyId(), Optional.empty());
      return told(mailbox, all.value(), at -> at >= window.at(), done);
    }
    return narrowed(mailbox, cursor, window);
  }

  /** There is more than a page left: finds a window with a page of it. */
  private Answer<Page> narrowed(MailboxId mailbox, GmailCursor cursor, Window first) {
    Window window = first;
    for (int lists = 0; lists < LISTS; lists++) {
      Answer<ListMessagesResponse> answer = list(mailbox, within(window), Optional.empty());
      if (!(answer instanceof Answer.Got<ListMessagesResponse> got)) {
        return lists == 0 ? answer.map(none -> null) : nothingUpTo(cursor, window);
      }
      boolean tooMany = got.value().getNextPageToken() != null;
      int found = refs(got.value()).size();
      if (tooMany && window.width() > 1) {
        window = window.narrower();
      } else if (found == 0) {
        window = window.next(Math.min(WIDEST, window.width() * 4));
      } else {
        long width = found < PAGE / 4 ? Math.min(WIDEST, window.width() * 2) : window.width();
        GmailCursor next =
            tooMany
                ? GmailCursor.scan(cursor.historyId(), window)
                    .at(Optional.of(got.value().getNextPageToken()))
                : GmailCursor.scan(cursor.historyId(), window.next(width));
        return told(mailbox, got.value(), inside(window), next);
      }
    }
    return nothingUpTo(cursor, window);
  }

  /**
   * Keeps how far the search has come. It may take dozens of lists: if each failure began it anew,
   * a service that fails now and then would never be followed. One that goes on failing says so to
   * the next list.
   */
  private static Answer<Page> nothingUpTo(GmailCursor cursor, Window window) {
    GmailCursor next = GmailCursor.scan(cursor.historyId(), window);
    return new Answer.Got<>(new Page(List.of(), next.write(), true));
  }

  /** More than a page came within one second: goes through its pages as they come. */
  private Answer<Page> crowded(MailboxId mailbox, GmailCursor cursor, Window window) {
    Answer<ListMessagesResponse> answer = list(mailbox, within(window), cursor.pageToken());
    if (answer instanceof Answer.Refused) {
      // The page token is too old: this second starts over.
      return page(mailbox, cursor.at(Optional.empty()));
    }
    if (!(answer instanceof Answer.Got<ListMessagesResponse> got)) {
      return answer.map(none -> null);
    }
    Optional<String> more = Optional.ofNullable(got.value().getNextPageToken());
    GmailCursor next =
        more.isPresent()
            ? cursor.at(more)
            : GmailCursor.scan(cursor.historyId(), window.next(FIRST_WIDTH));
    return told(mailbox, got.value(), inside(window), next);
  }

  private Answer<Page> told(
      MailboxId mailbox, ListMessagesResponse list, LongPredicate seconds, GmailCursor next) {
    List<String> ids = new ArrayList<>(refs(list).stream().map(Message::getId).toList());
    Collections.reverse(ids);
    Answer<List<Change>> changes =
        fetch.changes(
            mailbox,
            ids,
            (message, delivery) ->
                seconds.test(delivery.receivedAt().getEpochSecond())
                    && (GmailFolders.watched(message.getLabelIds())
                        || delivery.ticket().isPresent()));
    return changes.map(some -> new Page(some, next.write(), true));
  }

  private Answer<ListMessagesResponse> list(
      MailboxId mailbox, String q, Optional<String> pageToken) {
    return GmailAnswers.ask(() -> listing(mailbox, q, pageToken).execute());
  }

  private Gmail.Users.Messages.List listing(MailboxId mailbox, String q, Optional<String> pageToken)
      throws IOException {
    Gmail.Users.Messages.List list =
        clients.of(mailbox).users().messages().list(mailbox.address().value());
    return list.setQ(q + " {in:inbox in:sent has:userlabels}")
        .setMaxResults(PAGE)
        .setPageToken(pageToken.orElse(null));
  }

  // Whether the service counts the second itself in is not documented: asked one second more on
  // both sides, and told exactly by internalDate.
  private static String after(Window window) {
    return "after:" + Math.max(0, window.at() - 1);
  }

  private static String within(Window window) {
    return after(window) + " before:" + (window.end() + 1);
  }

  private static LongPredicate inside(Window window) {
    return at -> at >= window.at() && at < window.end();
  }

  private static List<Message> refs(ListMessagesResponse list) {
    return list.getMessages() == null ? List.of() : list.getMessages();
  }
}
