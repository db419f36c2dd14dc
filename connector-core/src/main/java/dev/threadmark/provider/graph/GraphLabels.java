package dev.threadmark.provider.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.MessageCollectionResponse;
import com.microsoft.graph.users.item.messages.MessagesRequestBuilder;
import com.microsoft.graph.users.item.messages.item.MessageItemRequestBuilder;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Outlook's categories: {@code Open}, {@code Waiting}, {@code Closed}, and {@code Ticket
 * 7K3F-9QXM-2B4D}. A message takes any name; colours are each person's own. Writing replaces the
 * whole list, so it is read first: two batched requests for twenty messages.
 *
 * <p>What was touched is asked for by {@code lastModifiedDateTime}, one page of ids and categories:
 * delta with updates would send every stamped mail again, with its body.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/message">Graph: message</a>
 */
public final class GraphLabels implements StateLabels {
  private static final String TICKET = "Ticket ";
  private static final int PAGE = 100;
  private static final int MAX_PAGES = 10;
  private static final String[] FIELDS = {"id", "categories", "lastModifiedDateTime"};

  private final GraphConnection connection;
  private final GraphBatch batch;

  public GraphLabels(AuthenticationProvider authentication, GraphSettings settings) {
    connection = new GraphConnection(authentication, settings);
    batch = new GraphBatch(connection);
  }

  @Override
  public Answer<Looked> touchedSince(MailboxId mailbox, Optional<Cursor> cursor) {
    if (cursor.isPresent() && !sound(cursor.get())) {
      return new Answer.Gone<>("not a time");
    }
    Answer<MessageCollectionResponse> first =
        GraphAnswers.ask(() -> first(mailbox, cursor.map(Cursor::value)));
    List<Touched> touched = new ArrayList<>();
    String last = cursor.map(Cursor::value).orElse("1970-01-01T00:00:00Z");
    for (int pages = 1; first instanceof Answer.Got<MessageCollectionResponse> got; pages++) {
      for (Message message : listed(got.value())) {
        last = later(last, message.getLastModifiedDateTime());
        if (cursor.isPresent()) {
          touched(message).ifPresent(touched::add);
        }
      }
      String next = got.value().getOdataNextLink();
      if (cursor.isEmpty() || next == null || pages == MAX_PAGES) {
        return new Answer.Got<>(new Looked(touched, new Cursor(last)));
      }
      first =
          GraphAnswers.ask(
              () ->
                  new MessagesRequestBuilder(next, connection.adapter())
                      .get(request -> GraphConnection.preferImmutableIds(request.headers)));
    }
    return first.map(none -> new Looked(List.of(), new Cursor("")));
  }

  /** To begin, the newest change of all says from when on. */
  private MessageCollectionResponse first(MailboxId mailbox, Optional<String> since) {
    return new MessagesRequestBuilder(connection.at(mailbox), connection.adapter())
        .get(
            request -> {
              GraphConnection.preferImmutableIds(request.headers);
              request.queryParameters.select = FIELDS;
              request.queryParameters.expand = new String[] {GraphProperties.EXPAND};
              request.queryParameters.top = since.isPresent() ? PAGE : 1;
              request.queryParameters.orderby =
                  new String[] {"lastModifiedDateTime" + (since.isPresent() ? "" : " desc")};
              since.ifPresent(
                  time -> request.queryParameters.filter = "lastModifiedDateTime ge " + time);
            });
  }

  private static boolean sound(Cursor cursor) {
    try {
      return OffsetDateTime.parse(cursor.value()).getYear() > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static String later(String last, OffsetDateTime modified) {
    boolean newer = modified != null && modified.isAfter(OffsetDateTime.parse(last));
    return newer ? modified.toInstant().toString() : last;
  }

  private static Optional<Touched> touched(Message message) {
    return GraphProperties.value(message, GraphProperties.TICKET)
        .map(
            ticket ->
                new Touched(
                    new ProviderId(message.getId()),
                    ticket,
                    states(Optional.ofNullable(message.getCategories()).orElse(List.of()))));
  }

  private static Set<StateLabel> states(Iterable<String> categories) {
    Set<StateLabel> states = EnumSet.noneOf(StateLabel.class);
    categories.forEach(category -> StateLabel.of(category).ifPresent(states::add));
    return states;
  }

  @Override
  public Map<ProviderId, Answer<Set<StateLabel>>> read(MailboxId mailbox, List<ProviderId> ids) {
    Map<ProviderId, Answer<Set<StateLabel>>> answers = new LinkedHashMap<>();
    categories(mailbox, ids)
        .forEach((id, answer) -> answers.put(id, answer.map(GraphLabels::states)));
    return answers;
  }

  private Map<ProviderId, Answer<Set<String>>> categories(MailboxId mailbox, List<ProviderId> ids) {
    Map<ProviderId, RequestInformation> requests = new LinkedHashMap<>();
    ids.forEach(
        id ->
            requests.put(
                id,
                item(mailbox, id)
                    .toGetRequestInformation(
                        request -> {
                          GraphConnection.preferImmutableIds(request.headers);
                          request.queryParameters.select = new String[] {"id", "categories"};
                        })));
    Map<ProviderId, Answer<Set<String>>> answers = new LinkedHashMap<>();
    batch.run(requests).forEach((id, answer) -> answers.put(id, answer.map(GraphLabels::names)));
    return answers;
  }

  private static Set<String> names(JsonNode message) {
    Set<String> names = new LinkedHashSet<>();
    message.path("categories").forEach(name -> names.add(name.asText()));
    return names;
  }

  @Override
  public Map<ProviderId, Answer<Showing>> show(MailboxId mailbox, List<Showing> showings) {
    Map<ProviderId, Answer<Set<String>>> before =
        categories(mailbox, showings.stream().map(Showing::id).toList());
    Map<ProviderId, Answer<Showing>> answers = new LinkedHashMap<>();
    Map<Showing, RequestInformation> requests = new LinkedHashMap<>();
    for (Showing showing : showings) {
      Answer<Set<String>> names = before.get(showing.id());
      answers.put(showing.id(), names.map(any -> showing));
      if (names instanceof Answer.Got<Set<String>> got
          && !with(got.value(), showing).equals(got.value())) {
        requests.put(showing, patch(mailbox, showing, with(got.value(), showing)));
      }
    }
    batch
        .run(requests)
        .forEach((showing, answer) -> answers.put(showing.id(), answer.map(any -> showing)));
    return answers;
  }

  private static Set<String> with(Set<String> names, Showing showing) {
    Set<String> all = new LinkedHashSet<>(names);
    all.removeIf(
        name ->
            name.startsWith(TICKET) && !name.equals(TICKET + showing.ticket())
                || StateLabel.of(name).filter(state -> state != showing.label()).isPresent());
    all.add(TICKET + showing.ticket());
    all.add(showing.label().text());
    return all;
  }

  private RequestInformation patch(MailboxId mailbox, Showing showing, Set<String> categories) {
    Message change = new Message();
    change.setCategories(List.copyOf(categories));
    return item(mailbox, showing.id())
        .toPatchRequestInformation(
            change, request -> GraphConnection.preferImmutableIds(request.headers));
  }

  private MessageItemRequestBuilder item(MailboxId mailbox, ProviderId id) {
    return new MessageItemRequestBuilder(connection.at(mailbox, id.value()), connection.adapter());
  }

  private static List<Message> listed(MessageCollectionResponse page) {
    return page.getValue() == null ? List.of() : page.getValue();
  }
}
