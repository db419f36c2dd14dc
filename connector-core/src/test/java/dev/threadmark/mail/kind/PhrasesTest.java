package dev.threadmark.mail.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Phrases SAMPLE =
      Phrases.of("nicht zustellbar\n(?:gone|away) until .{0,9}day");

  @Test
  void aPhraseIsFoundInAnyCase() {
    assertTrue(SAMPLE.in("Mail: NICHT zustellbar!"));
    assertTrue(SAMPLE.in("I am Away until Monday"));
    assertFalse(SAMPLE.in("I am away untill Monday"));
  }

  private static List<Phrases> all() throws IllegalAccessException {
    List<Phrases> all = new ArrayList<>();
    for (Class<?> holder :
        List.of(
            AbsencePhrases.class,
            AutomaticPhrases.class,
            AutoReplySubjects.class,
            BouncePhrases.class,
            DelayPhrases.class,
            ReportPhrases.class)) {
      for (Field field : holder.getDeclaredFields()) {
        if (field.getType() == Phrases.class) {
          field.setAccessible(true);
          all.add((Phrases) field.get(null));
        }
      }
    }
    return all;
  }

  @Test
  void lookingForStringsFirstFindsWhatTheExpressionFinds() throws IllegalAccessException {
    int found = 0;
    for (Phrases phrases : all()) {
      found += found(phrases);
    }
    assertTrue(found > 1_000, "few texts matched: little was shown");
  }

  /** Texts made of the phrases' own words, so that many nearly match and some do. */
  private static int found(Phrases phrases) {
    Pattern plain = phrases.whole();
    String[] words = plain.pattern().replaceAll("\\\\\\w|\\{[^}]*}|[^\\p{L}' -]+", " ").split(" +");
    Random random = new Random(7);
    int found = 0;
    for (int text = 0; text < 3_000; text++) {
      StringBuilder made = new StringBuilder();
      int from = random.nextInt(words.length);
      for (int word = 0; word < 8; word++) {
        made.append(words[(from + word + random.nextInt(2)) % words.length]);
        made.append(random.nextInt(4) == 0 ? "" : " ");
      }
      boolean matches = plain.matcher(made.toString().toLowerCase(Locale.ROOT)).find();
      assertEquals(matches, phrases.in(made.toString()), made::toString);
      found += matches ? 1 : 0;
    }
    return found;
  }
}
