package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.port.SetClock;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.gmail.GmailBudget;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import dev.threadmark.provider.gmail.GmailSearch;
import dev.threadmark.sandbox.MailSearchContract;
import dev.threadmark.sandbox.SandboxProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Gmail's {@code q}, through the real SDK, against the sandbox. */
class GmailSearchContractTest extends MailSearchContract {
  private final GmailSandbox sandbox = GmailSandbox.start(Clock.systemUTC());
  private final GmailClients clients =
      new GmailClients(
          sandbox.baseUrl(),
          new NetHttpTransport(),
          any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-t"));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected SandboxProvider sandbox() {
    return sandbox;
  }

  @Override
  protected MailSearch search() {
    sandbox.mailbox(DESK.address().value());
    return new GmailSearch(clients, GmailBudget.NONE);
  }

  @Test
  void theLabelSaysWhichTicketAMailIsOn() {
    String id = deliver("lamp@x", "ada@sender.example", "The lamp", "It flickers.", "");
    new GmailMailbox(clients, "projects/sandbox/topics/mail")
        .stamp(DESK, List.of(new Stamp(new ProviderId(id), "7K3F-9QXM-2B4D")));

    assertEquals(Optional.of("7K3F-9QXM-2B4D"), find("flickers").hits().get(0).ticket());
  }

  @Test
  void whileTheQuotaIsNeededForMailNothingIsSearched() {
    deliver("lamp@x", "ada@sender.example", "The lamp", "It flickers.", "");
    SetClock clock = new SetClock();
    MailSearch search = new GmailSearch(clients, new GmailBudget(clock));
    int answered = 0;
    while (search.find(DESK, SearchQuery.of("lamp")) instanceof Answer.Got) {
      answered++;
    }
    clock.pass(Duration.ofMinutes(1));

    assertEquals(15, answered);
    assertInstanceOf(Answer.Got.class, search.find(DESK, SearchQuery.of("lamp")));
  }
}
