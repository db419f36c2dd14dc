package dev.threadmark.mail.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.html.Visible.Trick;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
  private static void shows(String written, String text, Trick trick) {
    assertEquals(new Visible(text, Set.of(trick)), Visible.of(written));
  }

  @Test
  void aTurnedFileNameIsShownAsItIs() {
    shows("invoice\u202Egpj.exe", "invoice⟪RLO⟫gpj.exe", Trick.DIRECTION);
    shows("a\u2066b\u2069", "a⟪LRI⟫b⟪PDI⟫", Trick.DIRECTION);
    shows("a\u200Fb", "a⟪RLM⟫b", Trick.DIRECTION);
  }

  @Test
  void whatTakesNoPlaceIsShown() {
    shows("pay\u200Bpal", "pay⟪U+200B⟫pal", Trick.INVISIBLE);
    shows("pay\u00ADpal", "pay⟪U+00AD⟫pal", Trick.INVISIBLE);
    shows("pay\u200Dpal", "pay⟪U+200D⟫pal", Trick.INVISIBLE);
    shows("\uFEFFIT", "⟪U+FEFF⟫IT", Trick.INVISIBLE);
    shows("a\u3164b", "a⟪U+3164⟫b", Trick.INVISIBLE);
    shows("a\uFE0Fb", "a⟪U+FE0F⟫b", Trick.INVISIBLE);
    shows("a\u0007b", "a⟪U+0007⟫b", Trick.INVISIBLE);
    shows("a" + Character.toString(0xE0041), "a⟪U+E0041⟫", Trick.INVISIBLE);
    shows("a\uD800", "a⟪U+D800⟫", Trick.INVISIBLE);
  }

  @Test
  void imitatedWordsAreNamed() {
    shows("p\u0430ypal support", "p\u0430ypal⟪Latin+Cyrillic letters⟫ support", Trick.LOOK_ALIKE);
    shows("Micros\u03BFft", "Micros\u03BFft⟪Latin+Greek letters⟫", Trick.LOOK_ALIKE);
    shows(
        "Bank \u0441\u043E\u0440\u0435",
        "Bank \u0441\u043E\u0440\u0435⟪Cyrillic letters⟫",
        Trick.LOOK_ALIKE);
  }

  @Test
  void thePushedOutEndIsPulledBack() {
    shows("cv.pdf" + " ".repeat(80) + ".exe", "cv.pdf⟪80 blanks⟫.exe", Trick.PADDING);
    shows("a" + "\u0301".repeat(30), "a" + "\u0301".repeat(4) + "⟪26 more marks⟫", Trick.PADDING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Müller, Jörg",
        "Роса Сосновская",
        "Оса",
        "Иван (ACME GmbH)",
        "Ελένη at ACME",
        "10 kΩ resistors",
        "株式会社 ACME サポート",
        "محمد علي",
        "می\u200Cخواهم",
        "क्\u200Dष",
        "👨\u200D👩\u200D👧",
        "❤\uFE0F thanks",
        "Re: [#12] Größe",
        "Nguyễn Văn",
        "שָׁלוֹם"
      })
  void honestNamesStay(String name) {
    assertEquals(new Visible(name, Set.of()), Visible.of(name));
  }

  @Test
  void directionMarksWithinHebrewGoQuietly() {
    assertEquals(new Visible("שלום (ACME)", Set.of()), Visible.of("שלום \u200F(ACME)"));
  }
}
