package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.port.Queue;
import dev.threadmark.port.QueueContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AzureQueueTest extends QueueContract {
  private AzureQueue queue;

  @BeforeEach
  void open() {
    queue = FreshNames.store().queue(FreshNames.next());
  }

  @Override
  protected Queue queue() {
    return queue;
  }

  @Override
  protected void pass(Duration time) {
    Azurite.shared().pass(time);
  }

  @Test
  void aMessagePutForLaterIsNotSeenBefore() {
    queue.put("ring", Duration.ofHours(1));
    pass(Duration.ofMinutes(59));
    assertTrue(queue.take(lease()).isEmpty());
    pass(Duration.ofMinutes(1));
    assertEquals("ring", queue.take(lease()).orElseThrow().message());
  }

  @Test
  void aTimeThatIsTooLongIsTheLongestThereIs() {
    queue.put("ring", Duration.ofDays(30));
    pass(AzureQueue.LONGEST);
    queue.take(Duration.ofDays(30)).orElseThrow().again(Duration.ofDays(30));
    pass(AzureQueue.LONGEST);
    assertEquals(2, queue.take(lease()).orElseThrow().attempt());
  }

  @Test
  void aMessageNeverExpires() {
    queue.put("ring");
    pass(Duration.ofDays(400));
    assertTrue(queue.take(lease()).isPresent());
  }
}
