package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.http.javanet.NetHttpTransport;
import dev.threadmark.port.SetClock;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.gmail.GmailBudget;
import dev.threadmark.provider.gmail.GmailClients;
import dev.threadmark.provider.gmail.GmailMailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A walk through much old mail, by a clock that passes only while the driver says so. */
class GmailBudgetTest {
  private static final int QUOTA = 6_000;
  private static final int MAILS = 600;
  private final GmailFixture gmail = new GmailFixture();
  private final SetClock clock = new SetClock();
  private final MailProvider driver =
      new GmailMailbox(
          new GmailClients(
              gmail.sandbox.baseUrl(),
              new NetHttpTransport(),
              any -> request -> request.getHeaders().setAuthorization("Bearer sandbox-x")),
          GmailFixture.TOPIC,
          new GmailBudget(clock));

  @AfterEach
  void stop() {
    gmail.close();
  }

  /** Units that were spent, and when. */
  private record Spent(Instant at, long units) {}

  @Test
  void aWalkThroughOldMailStaysBelowTheQuotaOfEveryMinute() {
    for (int n = 0; n < MAILS; n++) {
      gmail.deliver(
          GmailFixture.mail("m" + n + "@x.example", "Mail", ""), GmailFixture.T0.plusSeconds(n));
    }
    List<Spent> spent = new ArrayList<>();
    Cursor cursor = got(driver.startAt(GmailFixture.MAILBOX, GmailFixture.T0));
    int mails = 0;
    for (boolean more = true; more; ) {
      long before = gmail.sandbox.quotaUnits();
      Answer<Page> answer = driver.changesSince(GmailFixture.MAILBOX, cursor);
      spent.add(new Spent(clock.instant(), gmail.sandbox.quotaUnits() - before));
      if (answer instanceof Answer.Later<Page> later) {
        assertEquals(before, gmail.sandbox.quotaUnits(), "who is in debt asks nothing");
        clock.pass(later.after().orElseThrow());
      } else {
        mails += got(answer).changes().size();
        cursor = got(answer).next();
        more = got(answer).more();
      }
    }

    assertEquals(MAILS, mails);
    assertTrue(total(spent) > 2 * QUOTA, "it is more than a minute's quota");
    for (Spent first : spent) {
      Instant end = first.at().plus(Duration.ofMinutes(1));
      assertTrue(
          total(
                  spent.stream()
                      .filter(one -> !one.at().isBefore(first.at()) && one.at().isBefore(end))
                      .toList())
              <= QUOTA);
    }
  }

  private static long total(List<Spent> some) {
    return some.stream().mapToLong(Spent::units).sum();
  }

  private static <T> T got(Answer<T> answer) {
    return ((Answer.Got<T>) answer).value();
  }
}
