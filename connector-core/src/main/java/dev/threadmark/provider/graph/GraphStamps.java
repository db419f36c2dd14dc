package dev.threadmark.provider.graph;

import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our stamp as an extended property; setting it to what it is changes nothing. */
final class GraphStamps {
  private final GraphConnection connection;
  private final GraphBatch batch;

  GraphStamps(GraphConnection connection) {
    this.connection = connection;
    this.batch = new GraphBatch(connection);
  }

  Map<ProviderId, Answer<Stamp>> put(MailboxId mailbox, List<Stamp> stamps) {
    Map<Stamp, RequestInformation> requests = new LinkedHashMap<>();
    stamps.forEach(stamp -> requests.put(stamp, patch(mailbox, stamp)));
    Map<ProviderId, Answer<Stamp>> answers = new LinkedHashMap<>();
    batch
        .run(requests)
        .forEach((stamp, answer) -> answers.put(stamp.id(), answer.map(body -> stamp)));
    return answers;
  }

  private RequestInformation patch(MailboxId mailbox, Stamp stamp) {
    Message change = new Message();
    change.setSingleValueExtendedProperties(List.of(GraphProperties.ticket(stamp.ticket())));
    return new MessageItemRequestBuilder(
            connection.at(mailbox, stamp.id().value()), connection.adapter())
        .toPatchRequestInformation(
            change, request -> GraphConnection.preferImmutableIds(request.headers));
  }
}
