package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final String MESSAGE =
      "Since the storm last night the pump in hall 3 makes a grinding noise, and the gauge (the left one) shows 2.4 bar. "
          + "We switched it off at 6:15, closed both valves and put a sign on the door. Could somebody look at it before "
          + "noon? The manual is at https://works.example/manuals/pump-3.pdf if you need it.\n\nMr. O'Neil has the key.";

  private static double quoted(String elided) {
    return Fingerprints.containment(Fingerprints.of(MESSAGE), Fingerprints.all(elided));
  }

  @Test
  void aMessageIsKnownAgainWhenItIsQuotedAndFoldedAnew() {
    StringBuilder folded = new StringBuilder("> > ");
    int column = 0;
    for (String word : MESSAGE.split("\\s+")) {
      if (column + word.length() > 66) {
        folded.append("\n> > ");
        column = 0;
      }
      folded.append(word).append(' ');
      column += word.length() + 1;
    }
    assertTrue(quoted("On Monday Ada wrote:\n" + folded + "\n> -- \n> Bo") >= 0.8);
  }

  @Test
  void aMessageIsKnownAgainInHtml() {
    String html =
        "<p>On it.</p><div id=divRplyFwdMsg><b>From:</b> Ada</div><div><p>"
            + MESSAGE
                .replace("\n\n", "</p>\n<p>")
                .replace(
                    "https://works.example/manuals/pump-3.pdf",
                    "<a href=x>https://works.example/manuals/pump-3.pdf</a>")
            + "</p></div>";
    assertTrue(quoted(NewWords.of(Body.html(html)).elided()) >= 0.8);
  }

  @Test
  void aMessageIsKnownAgainInAPart() {
    double part = quoted("> " + MESSAGE.substring(0, 200));
    assertTrue(part > 0.1 && part < 0.9, "" + part);
  }

  @Test
  void anotherTextIsNotTaken() {
    assertEquals(
        0,
        quoted(
            "> The invoice of March is still open, and the one of April came twice; who of you can correct that?"));
    assertEquals(0, quoted(""));
  }

  @Test
  void fewWordsGiveOneMarkAndFewerNone() {
    List<Long> few = Fingerprints.of("Please close ticket now.");
    assertEquals(1, few.size());
    assertEquals(
        1,
        Fingerprints.containment(
            few, Fingerprints.all("Ada wrote:\n> please   close ticket now\n> Bo")));
    assertEquals(List.of(), Fingerprints.of("Thanks, Bo"));
    assertEquals(0, Fingerprints.containment(List.of(), Fingerprints.all("Thanks, Bo")));
  }

  @Test
  void whatAMessageQuotesIsNotItsOwn() {
    assertEquals(
        Fingerprints.of(MESSAGE),
        Fingerprints.of("> An older question, of many more words than six.\n\n" + MESSAGE));
  }

  @Test
  void marksStayTheSameForEverForTheyAreStored() {
    assertEquals(List.of(343425422051892727L), Fingerprints.of("The pump runs again"));
    assertEquals(12, Fingerprints.of(MESSAGE).size());
  }

  @Test
  void aScriptWithoutSpacesHasMarksToo() {
    List<Long> marks = Fingerprints.of("昨晚暴风雨之后三号厅的水泵发出异响，请在中午之前派人检查。");
    assertEquals(12, marks.size());
    assertEquals(
        1,
        Fingerprints.containment(marks, Fingerprints.all("> 昨晚暴风雨之后三号厅的水泵\n> 发出异响，请在中午之前派人检查。")));
  }
}
