package dev.threadmark.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.words.NewWords;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
  private static final Quotation QUOTED =
      Quotation.of(
          "Kim <b>", Instant.parse("2026-11-28T09:00:00Z"), "It does not light.\n\nIt is <red>.");

  @Test
  void belowAnAnswerStandTheSignatureAndWhatIsAnswered() {
    Letter letter = new Letter(Form.PLAIN, "Which lamp?\n", "Ana\nLumen", Optional.of(QUOTED));
    assertEquals(
        """
        Which lamp?

        --\s
        Ana
        Lumen

        On 28 November 2026 at 09:00 UTC, Kim <b> wrote:
        > It does not light.
        >\s
        > It is <red>.
        """,
        letter.text(1_000));
    assertEquals(Optional.empty(), letter.html(1_000));
  }

  @Test
  void inHtmlWhatIsAnsweredIsABlockquoteAndItsSignsAreText() {
    String html =
        new Letter(Form.FORMATTED, "Which **lamp**?", "", Optional.of(QUOTED)).html(1_000).get();
    assertTrue(html.contains("<p>Which <strong>lamp</strong>?</p>"), html);
    assertTrue(html.contains("<blockquote type=\"cite\""), html);
    assertTrue(html.contains("It is &lt;red&gt;.<br>"), html);
    assertTrue(html.contains("Kim &lt;b&gt; wrote:"), html);
  }

  /** As it comes back: Gmail tells both forms, Graph the HTML alone. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void itsNewWordsAreWhatWasWrittenAndNotTheSignatureOrTheQuotation(Form form) {
    Letter letter =
        new Letter(form, "Which lamp is it?", "Ana\n+49 30 1234567", Optional.of(QUOTED));
    Body html = letter.html(1_000).map(Body::html).orElse(Body.EMPTY);
    for (Body body : new Body[] {Body.text(letter.text(1_000)), html}) {
      if (!body.equals(Body.EMPTY)) {
        Words words = NewWords.of(body);
        assertEquals("Which lamp is it?", words.written().strip());
        assertTrue(words.elided().contains("It does not light."), words + "");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLinkToTheCustomersPageStandsBelowAndIsNoWordOfAnybodys(Form form) {
    String link =
        "https://desk.example/t/tp-"
            + "a1b2c3-".repeat(8)
            + "xyz#r.tmk1-abcdefgh1234-0123456789abcdef";
    Letter letter =
        new Letter(form, "Which lamp?", "Ana", "How it stands:\n" + link, Optional.of(QUOTED));
    assertTrue(letter.text(1_000).contains("\nAna\n\nHow it stands:\n" + link + "\n\nOn 28"));
    Body html = letter.html(1_000).map(Body::html).orElse(Body.EMPTY);
    html.html().ifPresent(text -> assertTrue(text.contains("href=\"" + link + "\""), text));
    for (Body body : new Body[] {Body.text(letter.text(1_000)), html}) {
      if (!body.equals(Body.EMPTY)) {
        assertEquals("Which lamp?", NewWords.of(body).written().strip());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which lamp?\n\n-- \nAna*\nLumen",
        "Which lamp?\n\nAna*\nLumen",
        "Which lamp?\n-- \nAna\\*\nLumen\n"
      })
  void whoHasTypedTheSignatureDoesNotSignTwice(String typed) {
    String text = new Letter(Form.PLAIN, typed, "Ana\\*\nLumen", Optional.empty()).text(0);
    assertEquals("Which lamp?\n\n-- \nAna*\nLumen", text);
  }

  @Test
  void aNameWithinTheWordsIsNoSignature() {
    String text = new Letter(Form.PLAIN, "Please ask Ana", "Ana", Optional.empty()).text(0);
    assertEquals("Please ask Ana\n\n-- \nAna", text);
  }

  @Test
  void whereThereIsNoRoomNothingIsQuoted() {
    Letter letter = new Letter(Form.FORMATTED, "Which lamp?", "", Optional.of(QUOTED));
    assertEquals("Which lamp?", letter.text(5));
    assertFalse(letter.html(5).get().contains("blockquote"));
    assertTrue(letter.text(30).endsWith("> It does not light.\n> \n"), letter.text(30));
  }

  @Test
  void aSignatureIsTheAuthorsOwnAndThenTheMailboxs() {
    Letterhead head = new Letterhead(Form.FORMATTED, "{mailbox} {ticket} {other}");
    String signed =
        head.signed(
            "{agent.name}, {agent.address}",
            "A*na*",
            "a_b_@lumen.example",
            "help@lumen.example",
            "7K3F");
    assertEquals("A*na*, a_b_@lumen.example\nhelp@lumen.example 7K3F {other}", Markup.text(signed));
    assertEquals("", Letterhead.NONE.signed("", "Ana", "ana@lumen.example", "x@y.example", "7"));
    assertEquals(
        "ana@lumen.example",
        Letterhead.NONE.signed("{agent.name}", " ", "ana@lumen.example", "x@y.example", "7"));
  }
}
