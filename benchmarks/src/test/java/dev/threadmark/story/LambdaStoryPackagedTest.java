package dev.threadmark.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.aws.emulators.DynamoDbLocal;
import dev.threadmark.aws.store.AwsStore;
import dev.threadmark.bench.load.Relay;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Table;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story on Lambda, DynamoDB and SQS, as packaged. */
@Tag("long")
class LambdaStoryPackagedTest {
  private static final List<StoredMail> STORY = Story.mails();

  /** Counted in transactions of the worker: in the first mails, in the middle of a page. */
  private static final Set<Integer> DEATHS = Set.of(3, 20, 45);

  @TempDir static Path folder;
  private static DynamoDbLocal dynamo;
  private static Map<MailboxId, Places> laptop;

  @BeforeAll
  static void start() throws Exception {
    dynamo = DynamoDbLocal.start();
    laptop = Telling.onTheLaptop(STORY, folder.resolve("laptop"));
  }

  @AfterAll
  static void stop() {
    dynamo.close();
  }

  @Test
  void theStoryComesToTheSameTicketsAsOnTheLaptop() throws Exception {
    try (Mailboxes mailboxes = new Mailboxes();
        Lambda lambda = lambda(mailboxes, "whole", dynamo.endpoint())) {
      Telling.to(lambda, mailboxes, STORY);
      Telling.assertSame(laptop, lambda, mailboxes);
      assertEquals(1, lambda.worker().starts());
    }
  }

  @Test
  void aWorkerThatIsKilledAgainAndAgainLosesNothingAndComesToTheSameTickets() throws Exception {
    AtomicReference<Lambda> lambda = new AtomicReference<>();
    AtomicInteger written = new AtomicInteger();
    try (Mailboxes mailboxes = new Mailboxes();
        Relay relay =
            new Relay(
                dynamo.endpoint(),
                answered -> {
                  if (answered.isWrite() && DEATHS.contains(written.incrementAndGet())) {
                    lambda.get().worker().kill();
                  }
                });
        Lambda mortal = lambda(mailboxes, "mortal", relay.endpoint())) {
      lambda.set(mortal);
      Telling.to(mortal, mailboxes, STORY);
      Telling.assertSame(laptop, mortal, mailboxes);
      assertEquals(1 + DEATHS.size(), mortal.worker().starts());
    }
  }

  private static Lambda lambda(Mailboxes mailboxes, String name, URI endpoint) {
    Table table = new AwsStore("us-east-1", Optional.of(dynamo.endpoint())).createIfMissing(name);
    return new Lambda(
        mailboxes,
        Map.of("THREADMARK_DYNAMODB_TABLE", name, "AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString()),
        table);
  }
}
