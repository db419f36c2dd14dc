package dev.threadmark.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.threadmark.desk.Desk;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.SetClock;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.store.Changes;
import dev.threadmark.store.MailMark;
import dev.threadmark.store.TicketList;
import dev.threadmark.store.TicketStore;
import dev.threadmark.store.View;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotifierTest {
  private static final MailboxId SUPPORT =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final Address ANA = new Address("ana@lumen.example");
  private static final TicketId TICKET = TicketId.derive("root");
  private static final byte[] SECRET =
      "thirty-two bytes of a secret ...".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Posted(String path, String body, String id, String time, String signature) {}

  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(200);
  private final SetClock clock = new SetClock();
  private final MemoryTable table = new MemoryTable();
  private final TicketStore tickets = new TicketStore(table);
  private final Desk desk =
      new Desk(
          tickets,
          new View(new TicketList(table), new Changes(table), Optional.empty(), clock),
          clock);
  private HttpServer server;
  private Notifier notifier;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(
              new Posted(
                  exchange.getRequestURI().getPath(),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature")));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    server.start();
    tickets.begin(
        TICKET,
        List.of(new TicketEvent.Opened(clock.instant(), SUPPORT, "root", "Lamp <b>&")),
        new MailMark(
            "d",
            "m@x",
            "p",
            "support@lumen.example",
            Optional.of(TICKET.value()),
            "open",
            "new",
            "because",
            "human",
            clock.instant()),
        List.of());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anActIsToldOnceAndSigned() throws Exception {
    following(Channels.webhook("crm", at("/crm"), SECRET));
    act(new Act.Assign(Optional.of(ANA)));
    sweep();
    sweep();

    assertEquals(1, posted.size());
    Posted one = posted.get(0);
    JsonNode body = JSON.readTree(one.body());
    assertEquals("ticket.assigned", body.path("type").asText());
    assertEquals(TICKET.value(), body.at("/data/ticket").asText());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    String signed = one.id() + "." + one.time() + "." + one.body();
    assertEquals(
        "v1,"
            + Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))),
        one.signature());
  }

  @Test
  void slackAndTeamsReadASubjectAsTextAndNotAsMarkup() throws Exception {
    following(Channels.slack("chat", at("/slack")), Channels.teams("team", at("/teams")));
    act(new Act.Turn(Status.CLOSED));
    sweep();

    JsonNode slack = JSON.readTree(body("/slack"));
    assertEquals(
        "Lamp &lt;b&gt;&amp; (%s): is closed".formatted(TICKET), slack.path("text").asText());
    JsonNode teams = JSON.readTree(body("/teams"));
    assertEquals("message", teams.path("type").asText());
    assertEquals("AdaptiveCard", teams.at("/attachments/0/content/type").asText());
  }

  @Test
  void aChannelThatIsDownIsToldLaterAndHoldsUpNoOther() {
    following(Channels.slack("chat", at("/slack")), Channels.webhook("crm", at("/crm"), SECRET));
    answer.set(503);
    act(new Act.Turn(Status.CLOSED));
    sweep();
    sweep();
    assertEquals(2, posted.size());

    answer.set(200);
    clock.pass(Duration.ofSeconds(20));
    sweep();
    sweep();
    assertEquals(4, posted.size());
    assertEquals(posted.get(1).id(), posted.get(3).id());
  }

  @Test
  void anAddressThatIsGoneIsGivenUpAtOnce() {
    following(Channels.slack("chat", at("/slack")));
    answer.set(410);
    act(new Act.Turn(Status.CLOSED));
    sweep();
    clock.pass(Duration.ofHours(5));
    sweep();
    assertEquals(1, posted.size());
    NoticeStore.Logged last = new NoticeStore(table).log("chat", 10).get(0);
    assertEquals("given up: status 410", last.outcome());
  }

  @Test
  void whatHappenedLongBeforeIsToldNobody() {
    following(Channels.slack("chat", at("/slack")));
    act(new Act.Turn(Status.CLOSED));
    clock.pass(Duration.ofDays(2));
    sweep();
    assertEquals(List.of(), posted);
  }

  @Test
  void noNoticeHoldsWhatIsWritten() {
    following(Channels.webhook("crm", at("/crm"), SECRET));
    act(new Act.Note("the secret of the lamp", ""));
    act(new Act.Turn(Status.CLOSED));
    sweep();
    assertFalse(posted.toString().contains("secret of the lamp"));
  }

  private void following(Channel... channels) {
    notifier = new Notifier(table, List.of(channels), clock);
    notifier.follow(SUPPORT);
    clock.pass(Duration.ofSeconds(30));
  }

  private void act(Act act) {
    desk.act(SUPPORT, TICKET, OptionalInt.empty(), act, ANA);
  }

  private void sweep() {
    notifier.follow(SUPPORT);
    notifier.tell(100);
  }

  private String body(String path) {
    return new ArrayList<>(posted)
        .stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow().body();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }
}
