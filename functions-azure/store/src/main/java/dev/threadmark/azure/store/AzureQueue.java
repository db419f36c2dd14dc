package dev.threadmark.azure.store;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import dev.threadmark.port.Bounds;
import dev.threadmark.port.Queue;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A queue of Azure Storage; {@link AzureStore} opens it. Messages are in base64, as the Functions
 * host reads them, and never expire.
 *
 * <p>Leases and delays are whole seconds, rounded up; a lease is at least one, and no time is
 * longer than {@link #LONGEST}: a message comes early then. A lease that has run out ends with the
 * next taking: until then {@link Queue.Taken#done} and {@code again} still hold.
 */
public final class AzureQueue implements Queue {
  /** How long Storage Queue hides a message at most. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final Duration NEVER_EXPIRES = Duration.ofSeconds(-1);
  private static final Set<QueueErrorCode> LEASE_LOST =
      Set.of(QueueErrorCode.MESSAGE_NOT_FOUND, QueueErrorCode.POP_RECEIPT_MISMATCH);

  private final QueueClient client;

  AzureQueue(QueueClient client) {
    this.client = client;
  }

  @Override
  public void put(String message) {
    put(message, Duration.ZERO);
  }

  /** Puts a message that nobody sees before {@code delay} has passed. */
  public void put(String message, Duration delay) {
    Bounds.message(message);
    ask(
        () ->
            client.sendMessageWithResponse(
                message, seconds(delay), NEVER_EXPIRES, null, Context.NONE));
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    Duration hidden = lease.isZero() ? Duration.ofSeconds(1) : seconds(lease);
    Leased[] taken = new Leased[1];
    ask(
        () ->
            client
                .receiveMessages(1, hidden, null, Context.NONE)
                .forEach(item -> taken[0] = new Leased(item)));
    return Optional.ofNullable(taken[0]);
  }

  private final class Leased implements Taken {
    private final QueueMessageItem item;

    private Leased(QueueMessageItem item) {
      this.item = item;
    }

    @Override
    public String message() {
      return item.getBody().toString();
    }

    @Override
    public int attempt() {
      return Math.toIntExact(item.getDequeueCount());
    }

    @Override
    public void done() {
      ask(() -> client.deleteMessage(item.getMessageId(), item.getPopReceipt()));
    }

    @Override
    public void again(Duration delay) {
      // A receipt is good for once: what comes after this finds it changed.
      ask(
          () ->
              client.updateMessage(
                  item.getMessageId(), item.getPopReceipt(), message(), seconds(delay)));
    }
  }

  private static void ask(Runnable call) {
    try {
      call.run();
    } catch (QueueStorageException e) {
      if (!LEASE_LOST.contains(e.getErrorCode())) {
        throw new StoreUnavailable("the queue does not answer as it should", e);
      }
    } catch (RuntimeException e) {
      throw new StoreUnavailable("the queue does not answer", e);
    }
  }

  private static Duration seconds(Duration time) {
    Duration whole = Duration.ofSeconds(time.plusNanos(999_999_999).getSeconds());
    return whole.compareTo(LONGEST) > 0 ? LONGEST : whole;
  }
}
