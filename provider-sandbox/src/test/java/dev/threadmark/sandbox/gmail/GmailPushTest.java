package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.Refusal;
import dev.threadmark.provider.Request;
import dev.threadmark.provider.Ring;
import dev.threadmark.provider.gmail.GmailBell;
import dev.threadmark.provider.gmail.GoogleKeys;
import dev.threadmark.provider.gmail.PushToken;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a change in the mailbox over HTTP to the doorbell. */
class GmailPushTest {
  private static final String AUDIENCE = "https://tickets.acme.example/gmail";
  private static final String ACCOUNT = "push@acme.iam.gserviceaccount.com";

  private final GmailFixture gmail = new GmailFixture();
  private final List<Ring> rings = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> pushes = Collections.synchronizedList(new ArrayList<>());
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final Deque<Integer> answers = new ArrayDeque<>();
  private GmailBell bell;
  private Javalin webhook;

  @BeforeEach
  void listen() {
    GoogleKeys keys = GoogleKeys.at(gmail.sandbox.certsUrl());
    bell =
        new GmailBell(
            new PushToken(keys, AUDIENCE, ACCOUNT),
            address -> Optional.of(GmailFixture.MAILBOX).filter(m -> m.address().equals(address)));
    webhook =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/gmail", this::take);
                })
            .start("127.0.0.1", 0);
    gmail
        .sandbox
        .pubSub()
        .pushTo(
            java.net.URI.create("http://127.0.0.1:" + webhook.port() + "/gmail"),
            AUDIENCE,
            ACCOUNT);
    gmail.sandbox.pubSub().retries(3, Duration.ofMillis(5));
  }

  @AfterEach
  void stop() {
    gmail.close();
    webhook.stop();
  }

  @Test
  void ringsAtOnceWhenTheWatchIsMadeAndThenForMail() {
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();
    assertEquals(List.of(rung(GmailFixture.MAILBOX)), rings);

    gmail.deliver(GmailFixture.mail("a@x", "A", ""));
    gmail.sandbox.drainNotifications();

    assertEquals(List.of(rung(GmailFixture.MAILBOX), rung(GmailFixture.MAILBOX)), rings);
  }

  @Test
  void tellsTheHistoryIdAsANumber() throws IOException {
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();

    String data = pushes.get(0).path("message").path("data").asText();
    JsonNode told = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(data));

    assertTrue(told.path("historyId").isIntegralNumber());
    assertEquals(GmailFixture.ADDRESS, told.path("emailAddress").asText());
  }

  @Test
  void makesOnePushOfMuchMailAtOnce() {
    gmail.sandbox.pubSub().interval(Duration.ofMillis(500));
    gmail.driver.watch(GmailFixture.MAILBOX);
    for (int n = 0; n < 20; n++) {
      gmail.deliver(GmailFixture.mail(n + "@x", "A", ""));
    }
    gmail.sandbox.drainNotifications();

    assertTrue(rings.size() <= 2, () -> rings.size() + " pushes");
  }

  @Test
  void pushesAgainUntilItIsAcknowledged() {
    answers.addAll(List.of(503, 500));
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();

    assertEquals(3, rings.size());
    assertEquals(
        pushes.get(0).path("message").path("messageId"),
        pushes.get(2).path("message").path("messageId"));
  }

  @Test
  void givesUpAfterSoManyTimes() {
    answers.addAll(List.of(500, 500, 500, 500, 500));
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();

    assertEquals(3, rings.size());
  }

  @Test
  void losesAndDoublesPushesWhereToldTo() {
    gmail.sandbox.pubSub().loseNext(1);
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();
    assertEquals(List.of(), rings);

    gmail.sandbox.pubSub().redeliver();
    gmail.sandbox.drainNotifications();

    assertEquals(1, rings.size());
  }

  @Test
  void keepsBelievingWhenTheKeysRotate() {
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();
    gmail.sandbox.rotateKeys();

    gmail.deliver(GmailFixture.mail("a@x", "A", ""));
    gmail.sandbox.drainNotifications();

    assertEquals(rung(GmailFixture.MAILBOX), rings.get(1));
  }

  @Test
  void asksToBeRungAgainWhileTheKeysCannotBeHad() {
    URI nobody = URI.create("http://127.0.0.1:1/certs");
    GmailBell deaf =
        new GmailBell(
            new PushToken(GoogleKeys.at(nobody), AUDIENCE, ACCOUNT),
            address -> Optional.of(GmailFixture.MAILBOX));
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();

    Ring ring = deaf.read(requests.get(0), Instant.now());

    assertEquals(new Ring.Refused(Refusal.NO_KEYS), ring);
  }

  @Test
  void isSilentOnceStopped() throws IOException {
    gmail.driver.watch(GmailFixture.MAILBOX);
    gmail.sandbox.drainNotifications();
    gmail.sdk().users().stop("me").execute();

    gmail.deliver(GmailFixture.mail("a@x", "A", ""));
    gmail.sandbox.drainNotifications();

    assertEquals(1, rings.size());
  }

  private void take(Context context) throws IOException {
    pushes.add(new ObjectMapper().readTree(context.body()));
    String authorization = String.valueOf(context.header("Authorization"));
    Request request =
        new Request(
            "POST",
            "/gmail",
            Map.of(),
            Map.of("authorization", authorization),
            context.bodyAsBytes());
    requests.add(request);
    rings.add(bell.read(request, Instant.now()));
    synchronized (answers) {
      context.status(Optional.ofNullable(answers.poll()).orElse(204));
    }
  }

  private static Ring rung(MailboxId mailbox) {
    return new Ring.Rung(List.of(new Doorbell(mailbox, Doorbell.Why.NOTIFICATION)), List.of());
  }
}
