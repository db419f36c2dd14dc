package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.users.item.messages.MessagesRequestBuilder;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.ProviderId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Graph's {@code $search} over the whole mailbox: one request of at most {@link #MOST} messages,
 * the newest first. It takes neither {@code $orderby} nor {@code $filter} beside it. Words are KQL
 * phrases, each between quotation marks with a backslash before them, all of it between two more.
 *
 * <p>Without a property {@code $search} looks at sender, subject and body; the names of attachments
 * are asked for besides. Where the service does not take that, it is asked once more without.
 *
 * @see <a href="https://learn.microsoft.com/graph/search-query-parameter">Graph: $search</a>
 */
public final class GraphSearch implements MailSearch {
  private static final String[] FIELDS = {"id", "internetMessageId"};

  private final GraphConnection connection;

  public GraphSearch(AuthenticationProvider authentication, GraphSettings settings) {
    connection = new GraphConnection(authentication, settings);
  }

  @Override
  public Answer<Found> find(MailboxId mailbox, SearchQuery query) {
    String words = all(query, "%1$s");
    Answer<Found> answer = ask(mailbox, all(query, "(%1$s OR attachment:%1$s)"));
    return answer instanceof Answer.Refused<Found> refused && refused.why().startsWith("400")
        ? ask(mailbox, words)
        : answer;
  }

  /** A KQL that has each phrase in its place of {@code form}. */
  private static String all(SearchQuery query, String form) {
    return query.phrases().stream()
        .map(phrase -> form.formatted("\\\"" + phrase + "\\\""))
        .collect(Collectors.joining(" AND ", "\"", "\""));
  }

  private Answer<Found> ask(MailboxId mailbox, String search) {
    return GraphAnswers.ask(
            () ->
                new MessagesRequestBuilder(connection.at(mailbox), connection.adapter())
                    .get(
                        request -> {
                          GraphConnection.preferImmutableIds(request.headers);
                          request.queryParameters.select = FIELDS;
                          request.queryParameters.top = MOST;
                          request.queryParameters.search = search;
                        }))
        .map(GraphSearch::found);
  }

  private static Found found(MessageCollectionResponse page) {
    List<Message> messages = page.getValue() == null ? List.of() : page.getValue();
    List<Hit> hits = messages.stream().limit(MOST).map(GraphSearch::hit).toList();
    return new Found(hits, page.getOdataNextLink() != null || messages.size() > MOST);
  }

  private static Hit hit(Message message) {
    return new Hit(
        new ProviderId(message.getId()),
        MessageId.parse(message.getInternetMessageId()),
        Optional.empty());
  }
}
