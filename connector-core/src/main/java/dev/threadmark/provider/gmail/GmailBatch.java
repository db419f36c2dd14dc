package dev.threadmark.provider.gmail;

import com.google.api.client.googleapis.batch.BatchRequest;
import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.GmailRequest;
import dev.threadmark.provider.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Many calls in few HTTP requests ({@code /batch}). Each call costs its quota units all the same.
 */
final class GmailBatch {
  /** The service takes 100 and advises 50. */
  static final int MOST = 50;

  private final Gmail gmail;
  private final Set<Object> ill = new HashSet<>();

  GmailBatch(Gmail gmail) {
    this.gmail = gmail;
  }

  /** Makes the call for one item. */
  interface Making<K, T> {
    GmailRequest<T> make(K item) throws IOException;
  }

  /** An answer for every item, in their order. */
  <K, T> Map<K, Answer<T>> ask(List<K> items, Making<K, T> making) {
    Map<K, Answer<T>> answers = new LinkedHashMap<>();
    List<K> distinct = new ArrayList<>(new java.util.LinkedHashSet<>(items));
    for (int from = 0; from < distinct.size(); from += MOST) {
      List<K> some = distinct.subList(from, Math.min(distinct.size(), from + MOST));
      Answer<Void> whole = GmailAnswers.ask(() -> send(some, making, answers));
      Answer<T> otherwise =
          whole instanceof Answer.Got
              ? new Answer.Later<>(Optional.empty(), "no answer in the batch")
              : whole.map(nothing -> null);
      some.forEach(item -> answers.putIfAbsent(item, otherwise));
    }
    return answers;
  }

  /**
   * True if the service answered the batch, and for this item that it cannot, or not like this.
   * Neither too fast nor a permission: those are of the mailbox, not of the item.
   */
  boolean ill(Object item) {
    return ill.contains(item);
  }

  private static boolean ofTheItem(int status) {
    return status >= 500
        || (status >= 400 && !Set.of(401, 403, 404, 408, 410, 429).contains(status));
  }

  private <K, T> Void send(List<K> items, Making<K, T> making, Map<K, Answer<T>> answers)
      throws IOException {
    BatchRequest batch = gmail.batch(gmail.getRequestFactory().getInitializer());
    for (K item : items) {
      making
          .make(item)
          .queue(
              batch,
              new JsonBatchCallback<T>() {
                @Override
                public void onSuccess(T value, HttpHeaders headers) {
                  answers.put(item, new Answer.Got<>(value));
                }

                @Override
                public void onFailure(GoogleJsonError error, HttpHeaders headers) {
                  if (ofTheItem(error.getCode())) {
                    ill.add(item);
                  }
                  answers.put(item, GmailAnswers.of(error.getCode(), error, headers));
                }
              });
    }
    batch.execute();
    return null;
  }
}
