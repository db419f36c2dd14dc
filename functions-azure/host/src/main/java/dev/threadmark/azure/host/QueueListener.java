package dev.threadmark.azure.host;

import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes messages off a queue for the function that it triggers: {@code batchSize} at once, and the
 * next when no more than {@code newBatchThreshold} are in hand. A message that was handled is
 * deleted; one that failed is seen again after {@code visibilityTimeout}, or goes to the poison
 * queue after {@code maxDequeueCount} times.
 */
final class QueueListener implements AutoCloseable {
  /** As the host does, which renews the lease of what takes longer; this one does not. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration NAP = Duration.ofMillis(20);

  private final HostJson host;
  private final FunctionJson function;
  private final FunctionJson.Binding trigger;
  private final StorageQueues queues;
  private final Runs runs;
  private final AtomicInteger inHand = new AtomicInteger();
  private final Thread thread;
  private volatile boolean closed;

  QueueListener(
      HostJson host,
      FunctionJson function,
      FunctionJson.Binding trigger,
      StorageQueues queues,
      Runs runs) {
    this.host = host;
    this.function = function;
    this.trigger = trigger;
    this.queues = queues;
    this.runs = runs;
    thread = new Thread(this::poll, "queue-" + trigger.get("queueName"));
    thread.setDaemon(true);
    thread.start();
  }

  private void poll() {
    while (!closed) {
      if (inHand.get() > host.newBatchThreshold() || !takeAny()) {
        LockSupport.parkNanos(NAP.toNanos());
      }
    }
  }

  /** True where nothing is in hand and, with the worker dead, nothing will be. */
  synchronized boolean isIdle() {
    return inHand.get() == 0;
  }

  private synchronized boolean takeAny() {
    if (!runs.isReady()) {
      return false;
    }
    try {
      boolean any = false;
      for (QueueMessageItem item :
          queues.of(trigger).receiveMessages(host.batchSize(), LEASE, null, Context.NONE)) {
        any = true;
        inHand.incrementAndGet();
        handle(item);
      }
      return any;
    } catch (RuntimeException e) {
      return false; // the queue is down: asked again
    }
  }

  private void handle(QueueMessageItem item) {
    CompletableFuture<Runs.Result> result =
        runs.run(
            function,
            Map.of(trigger.get("name"), item.getBody().toString()),
            Map.of(
                "DequeueCount", Long.toString(item.getDequeueCount()),
                "Id", item.getMessageId()));
    result
        .thenAcceptAsync(done -> delete(item))
        .exceptionally(
            failed -> {
              failed(item);
              return null;
            })
        .whenComplete((done, failed) -> inHand.decrementAndGet());
  }

  private void delete(QueueMessageItem item) {
    queues.of(trigger).deleteMessage(item.getMessageId(), item.getPopReceipt());
  }

  private void failed(QueueMessageItem item) {
    QueueClient queue = queues.of(trigger);
    if (item.getDequeueCount() >= host.maxDequeueCount()) {
      queues.poisonOf(trigger).sendMessage(item.getBody());
      queue.deleteMessage(item.getMessageId(), item.getPopReceipt());
    } else {
      queue.updateMessage(
          item.getMessageId(),
          item.getPopReceipt(),
          item.getBody().toString(),
          host.visibilityTimeout());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
