package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.History;
import com.google.api.services.gmail.model.HistoryLabelAdded;
import com.google.api.services.gmail.model.HistoryMessageAdded;
import com.google.api.services.gmail.model.ListHistoryResponse;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Walks {@code history.list} from the stored cursor: mail that was added to Inbox or Sent Mail, and
 * mail that somebody put into the Inbox later ("not spam"). Our own stamps are label changes too
 * and cost a record each, but no message is fetched for them.
 *
 * <p>A page may come without any history and still name a next one. The history id moves only after
 * the last page; a history id that is too old is 404, which is Gone.
 */
final class GmailHistory {
  private static final long PAGE = 100;
  private static final int EMPTY_PAGES = 10;
  private static final List<String> TYPES = List.of("messageAdded", "labelAdded");

  private final GmailClients clients;
  private final GmailFetch fetch;

  GmailHistory(GmailClients clients, GmailFetch fetch) {
    this.clients = clients;
    this.fetch = fetch;
  }

  Answer<Page> page(MailboxId mailbox, GmailCursor cursor) {
    GmailCursor at = cursor;
    Set<String> ids = new LinkedHashSet<>();
    for (int pages = 0; pages < EMPTY_PAGES && ids.isEmpty(); pages++) {
      GmailCursor here = at;
      Answer<ListHistoryResponse> answer = GmailAnswers.ask(() -> listing(mailbox, here).execute());
      if (answer instanceof Answer.Refused && at.pageToken().isPresent()) {
        // The page token is too old: from the history id again, which tells some mail twice.
        at = at.at(Optional.empty());
        continue;
      }
      if (!(answer instanceof Answer.Got<ListHistoryResponse> got)) {
        return answer.map(none -> null);
      }
      ids.addAll(wanted(got.value()));
      at = next(at, got.value());
      if (at.pageToken().isEmpty()) {
        break;
      }
    }
    GmailCursor next = at;
    Answer<List<Change>> changes =
        fetch.changes(mailbox, new ArrayList<>(ids), (message, delivery) -> true);
    return changes.map(some -> new Page(some, next.write(), next.pageToken().isPresent()));
  }

  private Gmail.Users.History.List listing(MailboxId mailbox, GmailCursor at) throws IOException {
    return clients
        .of(mailbox)
        .users()
        .history()
        .list(mailbox.address().value())
        .setStartHistoryId(at.historyId())
        .setHistoryTypes(TYPES)
        .setMaxResults(PAGE)
        .setPageToken(at.pageToken().orElse(null));
  }

  private static GmailCursor next(GmailCursor at, ListHistoryResponse page) {
    if (page.getNextPageToken() != null) {
      return at.at(Optional.of(page.getNextPageToken()));
    }
    boolean forward =
        page.getHistoryId() != null && page.getHistoryId().compareTo(at.historyId()) > 0;
    return GmailCursor.history(forward ? page.getHistoryId() : at.historyId(), Optional.empty());
  }

  private static List<String> wanted(ListHistoryResponse page) {
    List<String> ids = new ArrayList<>();
    for (History record : orNone(page.getHistory())) {
      for (HistoryMessageAdded added : orNone(record.getMessagesAdded())) {
        if (GmailFolders.watched(added.getMessage().getLabelIds())) {
          ids.add(added.getMessage().getId());
        }
      }
      for (HistoryLabelAdded added : orNone(record.getLabelsAdded())) {
        if (orNone(added.getLabelIds()).contains(GmailFolders.INBOX)) {
          ids.add(added.getMessage().getId());
        }
      }
    }
    return ids;
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }
}
