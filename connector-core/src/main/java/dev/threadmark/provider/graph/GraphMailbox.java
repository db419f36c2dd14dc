package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.messages.item.value.ContentRequestBuilder;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.author.Authserv;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.Watch;
import dev.threadmark.provider.graph.GraphCursor.Place;
import dev.threadmark.provider.graph.GraphDelta.FolderPage;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Microsoft 365 mailboxes. Needs the application permission {@code Mail.ReadWrite} for them. Thread
 * safe.
 */
public final class GraphMailbox implements MailProvider {
  private static final String INBOX = "inbox";
  private static final String SENT = "sentitems";
  private final GraphConnection connection;
  private final GraphDelta delta;
  private final GraphAttachments attachments;
  private final GraphStamps stamps;
  private final GraphSubscriptions subscriptions;

  /**
   * @param authentication puts the bearer token on requests, such as {@code
   *     AzureIdentityAuthenticationProvider}
   */
  public GraphMailbox(AuthenticationProvider authentication, GraphSettings settings) {
    connection = new GraphConnection(authentication, settings);
    delta = new GraphDelta(connection, settings.pageSize());
    attachments = new GraphAttachments(connection);
    stamps = new GraphStamps(connection);
    subscriptions = new GraphSubscriptions(connection, settings);
  }

  /** Asks nothing: Graph has no "from now on" for mail, the first page is filtered by date. */
  @Override
  public Answer<Cursor> startAt(MailboxId mailbox, Instant from) {
    return new Answer.Got<>(GraphCursor.startingAt(from).text());
  }

  /** One page of each folder that has any left in this round; of both, where a round begins. */
  @Override
  public Answer<Page> changesSince(MailboxId mailbox, Cursor cursor) {
    Optional<GraphCursor> parsed = GraphCursor.parse(cursor);
    if (parsed.isEmpty()) {
      return new Answer.Gone<>("the cursor is not one of this version");
    }
    GraphCursor at = parsed.get();
    Answer<FolderPage> in = page(mailbox, INBOX, at.inbox(), at);
    if (!(in instanceof Answer.Got<FolderPage> inbox)) {
      return in.map(GraphMailbox::impossible);
    }
    Answer<FolderPage> out = page(mailbox, SENT, at.sent(), at);
    if (!(out instanceof Answer.Got<FolderPage> sent)) {
      return out.map(GraphMailbox::impossible);
    }
    GraphCursor next = new GraphCursor(at.from(), inbox.value().next(), sent.value().next());
    return changes(mailbox, inbox.value().messages(), sent.value().messages())
        .map(changes -> new Page(changes, next.text(), next.more()));
  }

  private Answer<FolderPage> page(
      MailboxId mailbox, String folder, Place place, GraphCursor cursor) {
    return cursor.more() && !place.more()
        ? new Answer.Got<>(new FolderPage(List.of(), place))
        : delta.page(mailbox, folder, place, cursor.from());
  }

  private Answer<List<Change>> changes(
      MailboxId mailbox, List<Message> received, List<Message> sent) {
    List<String> laden =
        Stream.concat(received.stream(), sent.stream())
            .filter(message -> !GraphMail.isNothing(message))
            .filter(message -> Boolean.TRUE.equals(message.getHasAttachments()))
            .map(Message::getId)
            .toList();
    return attachments
        .of(mailbox, laden)
        .map(
            found -> {
              List<Change> changes = new ArrayList<>();
              add(changes, received, mailbox, Folder.INBOX, found);
              add(changes, sent, mailbox, Folder.SENT, found);
              return changes;
            });
  }

  private static void add(
      List<Change> changes,
      List<Message> messages,
      MailboxId mailbox,
      Folder folder,
      GraphAttachments.Found found) {
    for (Message message : messages) {
      if (!GraphMail.isNothing(message)) {
        List<Attachment> own = found.attachments().getOrDefault(message.getId(), List.of());
        Change change = GraphMail.change(message, mailbox, folder, own);
        String withheld = found.withheld().get(message.getId());
        changes.add(
            withheld != null && change instanceof Change.Arrived arrived
                ? new Change.Withheld(arrived.delivery(), withheld)
                : change);
      }
    }
  }

  private static Page impossible(FolderPage page) {
    throw new IllegalStateException("a failure has no page");
  }

  @Override
  public Answer<InputStream> raw(MailboxId mailbox, ProviderId id) {
    return GraphAnswers.ask(
        () ->
            new ContentRequestBuilder(connection.at(mailbox, id.value()), connection.adapter())
                .get(request -> GraphConnection.preferImmutableIds(request.headers)));
  }

  @Override
  public Map<ProviderId, Answer<Stamp>> stamp(MailboxId mailbox, List<Stamp> marks) {
    return stamps.put(mailbox, marks);
  }

  /** Exchange Online puts its results on top, and leaves its name out. */
  @Override
  public Authserv authserv() {
    return Authserv.UNNAMED;
  }

  @Override
  public Answer<Optional<Watch>> watched(MailboxId mailbox) {
    return subscriptions.watched(mailbox, List.of(INBOX, SENT));
  }

  @Override
  public Answer<Watch> watch(MailboxId mailbox) {
    return subscriptions.watch(mailbox, List.of(INBOX, SENT));
  }
}
