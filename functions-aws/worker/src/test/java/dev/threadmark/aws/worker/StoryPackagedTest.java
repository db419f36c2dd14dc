package dev.threadmark.aws.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.aws.emulators.LambdaRuntime;
import dev.threadmark.aws.emulators.SqsPoller;
import dev.threadmark.store.MailMark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages that are uploaded, with the slim Graph in them, from a bell to a ticket. */
class StoryPackagedTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void mailsBecomeTicketsOnLambda() throws Exception {
    try (Cloud cloud = new Cloud(Functions.packaged(), folder)) {
      LambdaRuntime keeper = cloud.start(KeeperHandler.class);
      JsonNode report = JSON.readTree(keeper.invoke(Events.read("scheduler")).get());
      JsonNode kept = report.path("mailboxes").path(0);
      assertTrue(kept.path("renewed").asBoolean(), report.toString());
      assertFalse(kept.has("trouble"), report.toString());
      assertFalse(keeper.log().contains("lumen.example"), "an address in the log");

      LambdaRuntime worker = cloud.start(WorkerHandler.class);
      SqsPoller poller = cloud.poller(worker);
      cloud.deliver("first", "");
      cloud.deliver("second", "first");
      while (poller.poll().messages() > 0) {
        assertEquals(0, worker.log().indexOf("ERROR") + 1, worker.log());
      }
      List<MailMark> marks = cloud.engine().journal().all(Cloud.MAILBOX).toList();
      assertEquals(
          List.of("append", "open"), marks.stream().map(MailMark::decision).sorted().toList());
      assertEquals(1, marks.stream().map(MailMark::ticket).distinct().count());
      cloud
          .graph
          .messages(Cloud.MAILBOX.address().value())
          .forEach(message -> assertEquals(1, message.stamps().size()));
      assertEquals(0, cloud.queue.size());
    }
  }
}
