package dev.threadmark.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSearch.Found;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every driver of {@link MailSearch} does, asked through its sandbox by the real SDK. */
public abstract class MailSearchContract {
  protected static final MailboxId DESK =
      new MailboxId("acme", new Address("support@acme.example"));
  private static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");

  private int delivered;

  protected abstract SandboxProvider sandbox();

  protected abstract MailSearch search();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flickers             | lamp@x
          FLICKERS             | lamp@x
          facon                | chair@x
          lamp flickers        | lamp@x
          lamp chair           |
          ada                  | lamp@x
          ada@sender.example   | lamp@x
          plan.pdf             | chair@x
          "garden lamp"        | lamp@x
          "lamp garden"        |
          nothing-like-it      |
          """)
  void allWordsOfAMailMustBeThere(String asked, String expected) {
    deliver("lamp@x", "Ada <ada@sender.example>", "The garden lamp", "It flickers at night.", "");
    deliver("chair@x", "Bo <bo@other.example>", "A chair", "In this façon, please.", "plan.pdf");

    assertEquals(expected == null ? List.of() : List.of(expected), ids(find(asked)));
  }

  /** Each of these would find the lamp, or all but it, if it were more than words. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing OR lamp",
        "nothing\" OR \"lamp",
        "\"nothing\" OR lamp\"",
        "nothing) OR (lamp",
        "nothing\\\" OR lamp",
        "-nothing",
        "NOT nothing",
        "lamp AND NOT nothing",
        "{nothing lamp}",
        "subject:lamp",
        "from:ada",
        "in:anywhere lamp",
        "is:unread",
        "has:attachment",
        "after:2001/01/01",
        "\"garden AROUND 9 flickers\"",
        "\"garden NEAR(9) flickers\"",
        "received>=2001-01-01",
        "lam* nothing",
        "lamp&$filter=isRead eq false",
        "lamp\n$top=1000",
        "lamp%22 OR %22nothing",
        "nothing” OR “lamp",
      })
  void nothingThatIsTypedIsAnOperator(String asked) {
    deliver("lamp@x", "Ada <ada@sender.example>", "The garden lamp", "It flickers.", "");

    assertEquals(List.of(), ids(find(asked)), asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lamp*", "(lamp)", "lamp:", "\"lamp", "lamp\\", "<lamp>", "'lamp'", "#lamp;"})
  void whatIsPutAroundAWordDoesNotHideIt(String asked) {
    deliver("lamp@x", "Ada <ada@sender.example>", "The garden lamp", "It flickers.", "");

    assertEquals(List.of("lamp@x"), ids(find(asked)), asked);
  }

  @Test
  void theNewestComeFirstAndThatThereAreMoreIsTold() {
    for (int i = 0; i <= MailSearch.MOST; i++) {
      deliver("m" + i + "@x", "ada@sender.example", "Lamp " + i, "Dark.", "");
    }

    Found found = find("lamp");
    assertEquals(MailSearch.MOST, found.hits().size());
    assertTrue(found.more());
    assertEquals("m%d@x".formatted(MailSearch.MOST), ids(found).get(0));
    assertEquals("m1@x", ids(found).get(MailSearch.MOST - 1));
    Found all = find("lamp 7");
    assertEquals(List.of("m7@x"), ids(all));
    assertFalse(all.more());
  }

  @Test
  void mailThatWasSentIsFoundTooByTheIdThatTheMailboxKnows() {
    String id =
        sandbox()
            .deliver(
                DESK.address().value(),
                mail("sent@x", "support@acme.example", "Answer", "Try another bulb.", ""),
                SandboxProvider.Folder.SENT,
                T0);

    Found found = find("bulb");
    assertEquals(id, found.hits().get(0).id().value());
    assertEquals(List.of("sent@x"), ids(found));
  }

  @Test
  void aBusyMailboxIsAskedLater() {
    deliver("lamp@x", "ada@sender.example", "Lamp", "Dark.", "");
    sandbox().refuse("/messages", 429);

    assertInstanceOf(Answer.Later.class, search().find(DESK, SearchQuery.of("lamp")));
  }

  @Test
  void aMailboxThatMayNotBeReadRefuses() {
    deliver("lamp@x", "ada@sender.example", "Lamp", "Dark.", "");
    sandbox().refuse("/messages", 403);

    assertInstanceOf(Answer.Refused.class, search().find(DESK, SearchQuery.of("lamp")));
  }

  protected final Found find(String asked) {
    return find(search(), asked);
  }

  protected static Found find(MailSearch search, String asked) {
    Answer<Found> answer = search.find(DESK, SearchQuery.of(asked));
    if (answer instanceof Answer.Got<Found> got) {
      return got.value();
    }
    throw new AssertionError(answer.toString());
  }

  protected static List<String> ids(Found found) {
    return found.hits().stream().map(hit -> hit.messageId().orElseThrow().value()).toList();
  }

  protected final String deliver(
      String id, String from, String subject, String text, String attachment) {
    return sandbox()
        .deliver(
            DESK.address().value(),
            mail(id, from, subject, text, attachment),
            SandboxProvider.Folder.INBOX,
            T0.plusSeconds(60L * delivered++));
  }

  private static byte[] mail(
      String id, String from, String subject, String text, String attachment) {
    String head =
        """
        Message-ID: <%s>
        From: %s
        To: support@acme.example
        Subject: %s
        MIME-Version: 1.0
        """
            .formatted(id, from, subject);
    String part = "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    String mail =
        attachment.isEmpty()
            ? head + part
            : head
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + part
                + "--b\nContent-Type: application/pdf\nContent-Disposition: attachment;"
                + " filename=\""
                + attachment
                + "\"\n\n%PDF\n--b--\n";
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
