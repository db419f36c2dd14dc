package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "One line.",
        "  Indented,\n\n\n  with   spaces \n- and\n- bullets\n",
        "Steps:\n-- open the valve\n-- close it\n\nThanks",
        "I need a taxi.\nFrom: Station\nTo: Harbour\nDate: 5 May 2026\nSo please call me.",
        "He wrote: nothing works.\nI wrote on Monday that it does.",
        "Sent from my desk, so no pictures today.",
        "Please answer by 10:30:\nyes or no?",
        "> only a quotation",
        "",
      })
  void textWithNothingToElideStaysVerbatim(String text) {
    assertEquals(new Words(text, ""), NewWords.of(Body.text(text)));
  }

  @Test
  void answersBetweenAndBelowQuotedLinesStayWithWhatTheyAnswer() {
    Words words =
        NewWords.of(
            Body.text(
                "On 4 May 2026, Ada Brook wrote:\n> Is it fixed?\n\nYes, since noon.\n\n> And the seal?\n\nOn order.\n\n> Ada\n> -- \n> Brook Ltd\n"));
    assertEquals(
        "> Is it fixed?\n\nYes, since noon.\n\n> And the seal?\n\nOn order.", words.written());
    assertTrue(
        words.elided().startsWith("On 4 May 2026, Ada Brook wrote:\n> Is it fixed?"),
        words.elided());
    assertTrue(words.elided().endsWith("> Brook Ltd"), words.elided());
  }

  @Test
  void aForwardKeepsWhatWasWrittenAboveIt() {
    Words words =
        NewWords.of(
            Body.text(
                "Please look at this.\n\n-------- Forwarded Message --------\nSubject: Pump\nFrom: Ada <a@b.example>\nTo: Bo\n\nIt leaks."));
    assertEquals("Please look at this.", words.written());
    assertTrue(words.elided().contains("It leaks."));
  }

  @Test
  void aForwardWithoutAWordOfItsOwnIsTheMailItForwards() {
    Words words =
        NewWords.of(
            Body.text(
                "---------- Forwarded message ---------\nFrom: Ada <a@b.example>\nDate: Mon, 4 May 2026\nSubject: Pump\nTo: <b@b.example>\n\n\nIt leaks.\n\nOn Sun, 3 May 2026, Bo <b@b.example> wrote:\n> All well?\n"));
    assertEquals("It leaks.", words.written());
    assertTrue(words.elided().contains("Subject: Pump"));
    assertTrue(words.elided().contains("> All well?"));
  }

  @Test
  void aSignedMailKeepsItsWordsWithoutTheFrame() {
    Words words =
        NewWords.of(
            Body.text(
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe key has changed.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEB\n=abcd\n-----END PGP SIGNATURE-----\n"));
    assertEquals("The key has changed.", words.written());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \nBo Lind\nWorks Ltd\n+49 30 1234",
        "--\nBo Lind",
        "—\nBo Lind\nWorks Ltd",
        "_______________________\nBo Lind, Works Ltd",
        "Sent from my iPhone",
        "Sent from my Samsung Galaxy smartphone.",
        "Sent from Yahoo Mail on Android",
        "Sent from Mail for Windows 10",
        "Get Outlook for iOS<https://aka.ms/x>",
        "Von meinem iPhone gesendet",
        "Gesendet von meinem Mobiltelefon",
        "Gesendet mit der GMX Mail App",
        "Envoyé de mon iPhone",
        "Envoyé à partir de Outlook pour Android",
        "Enviado desde mi iPhone",
        "Enviado do meu iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPad",
        "Skickat från min iPhone",
        "Sendt fra min iPad",
        "Lähetetty iPhonesta",
        "Wysłane z iPhone'a",
        "Odesláno z iPhonu",
        "Отправлено с iPhone",
        "iPhone'umdan gönderildi",
        "发自我的iPhone",
        "從我的 iPhone 傳送",
        "iPhoneから送信",
        "나의 iPhone에서 보냄",
        "_______________________________________________\nPump-users mailing list\nhttps://lists.works.example/mailman/listinfo/pump-users",
      })
  void signaturesAreNoWords(String signature) {
    Words words =
        NewWords.of(Body.text("The pump runs again.\n\nBest regards,\nBo\n\n" + signature + "\n"));
    assertEquals("The pump runs again.\n\nBest regards,\nBo", words.written());
    assertEquals(signature, words.elided());
  }

  @Test
  void aDelimiterInTheMiddleOfALongMailBeginsNoSignature() {
    String text = "First part.\n--\n" + "A line of the second part.\n".repeat(20);
    assertEquals(text, NewWords.of(Body.text(text)).written());
  }

  @Test
  void whereBothFormsSayTheSameTheTextIsRead() {
    Body body =
        new Body(
            Optional.of("The pump\nruns again.\n"), Optional.of("<p>The pump runs again.</p>"));
    assertEquals("The pump\nruns again.\n", NewWords.of(body).written());
  }

  @Test
  void whereTheTextIsHollowTheHtmlIsRead() {
    String html = "<p>The pump runs again.</p>";
    for (String text :
        new String[] {
          "", " \n", "Your reader cannot show this message.", "<html><body>x</body></html>"
        }) {
      assertEquals(
          "The pump runs again.",
          NewWords.of(new Body(Optional.of(text), Optional.of(html))).written());
    }
    assertEquals(
        "It leaks.",
        NewWords.of(Body.text("<html><body><p>It leaks.</p></body></html>")).written());
  }

  @Test
  void wordsAreNeverEmptyWhereAnythingStands() {
    assertEquals("-- \nBo", NewWords.of(Body.text("-- \nBo")).written());
    assertEquals("Sent from my iPhone", NewWords.of(Body.text("Sent from my iPhone")).written());
    assertEquals(
        "> yes", NewWords.of(Body.html("<blockquote type=cite>yes</blockquote>")).written());
    assertEquals(Words.NONE, NewWords.of(Body.EMPTY));
  }
}
