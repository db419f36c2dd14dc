package dev.threadmark.correlate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.ticket.TicketId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageLinksTest {
  private static final MailboxId DESK =
      new MailboxId("lumen", new Address("support@lumen.example"));
  private static final TicketId TICKET = new TicketId("7K3F-9QXM-2B4D");
  private static final Address KIM = new Address("kim@customer.example");
  private static final PageLinks LINKS =
      new PageLinks(() -> "https://desk.lumen.example", Map.of(DESK, PageLinks.Offer.USUAL));

  @Test
  void theFooterIsWordsAndALinkThatEndsInAReplyToken() {
    List<String> lines = footer().lines().toList();
    assertEquals("See how your request stands, or add to it:", lines.get(2));
    assertEquals(
        List.of(TestKeys.ONE.issue("lumen", TICKET, KIM)), ReplyToken.findAll(lines.get(3)));
  }

  @Test
  void aServiceThatRewritesLinksLeavesTheTokenToBeFound() {
    String rewritten =
        "https://links.example/?url="
            + URLEncoder.encode(link(), StandardCharsets.UTF_8)
            + "&data=05";
    assertEquals(List.of(TestKeys.ONE.issue("lumen", TICKET, KIM)), ReplyToken.findAll(rewritten));
    assertEquals("It is dark.", written("It is dark.\n\n" + rewritten));
  }

  @Test
  void aMailboxThatOffersNoneHasNoFooter() {
    MailboxId other = new MailboxId("lumen", new Address("sales@lumen.example"));
    assertEquals(Optional.empty(), LINKS.footer(TestKeys.ONE, other, TICKET, KIM, Instant.EPOCH));
  }

  @Test
  void quotedWithoutAMarkItIsNoWordOfTheWriters() {
    assertEquals("It is dark.", written("It is dark.\n" + footer() + "\n"));
    assertEquals(
        "It is dark.",
        NewWords.of(
                new Body(
                    Optional.empty(),
                    Optional.of(
                        "<p>It is dark.</p><p>See how:<br><a href='%s'>%s</a></p>"
                            .formatted(link(), link()))))
            .written()
            .strip());
  }

  @Test
  void whoWritesAboutTheLinkHasWrittenThat() {
    String sentence = "I looked at " + link() + " and it says closed";
    assertEquals(sentence, written(sentence));
    String other = "Look here:\nhttps://elsewhere.example/t/top-ten-lamps";
    assertEquals(other, written(other));
  }

  @Test
  void whatIsToldToOthersHasNoToken() {
    String text = PageLinks.without("Hello." + footer() + "\n\nOn Monday, Kim wrote:\n> Hi");
    assertFalse(text.contains("tp-"));
    assertEquals(List.of(), ReplyToken.findAll(text));
    assertEquals(
        "Hello.\n\nSee how your request stands, or add to it:\n[link]\n\nOn Monday, Kim wrote:\n> Hi",
        text);
  }

  @Test
  void theLineAboveIsOneLine() {
    assertEquals("So:", new PageLinks.Offer(Duration.ofDays(1), " So ").words());
    for (String bad : List.of("", " ", "a\nb", "a".repeat(201))) {
      assertThrows(
          IllegalArgumentException.class, () -> new PageLinks.Offer(Duration.ofDays(1), bad));
    }
  }

  private static String written(String text) {
    return NewWords.of(new Body(Optional.of(text), Optional.empty())).written().strip();
  }

  private static String footer() {
    return LINKS.footer(TestKeys.ONE, DESK, TICKET, KIM, Instant.EPOCH).orElseThrow();
  }

  private static String link() {
    return footer().lines().skip(3).findFirst().orElseThrow();
  }
}
