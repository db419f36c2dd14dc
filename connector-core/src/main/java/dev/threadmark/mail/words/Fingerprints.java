package dev.threadmark.mail.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Small marks of a text, to tell that a quotation is that text, however it was folded, marked or
 * laid out.
 *
 * <p>A text is cut into runs of {@value #RUN} words without case, punctuation, quote marks and
 * addresses of links; each run is hashed; the {@value #KEPT} lowest hashes stand for the text (a
 * bottom-k sketch: Broder, "On the resemblance and containment of documents", 1997). The share of
 * {@code of(text)} that {@code all(quoted)} contains estimates how much of the text is quoted.
 */
public final class Fingerprints {
  private static final int RUN = 6;
  private static final int KEPT = 12;

  /** Fewer words are everybody's ("thank you") and mark nothing. */
  private static final int FEWEST = 3;

  /** No more of a quotation is read; hostile bodies have no end. */
  private static final int MOST_WORDS = 20_000;

  private static final Pattern QUOTE_MARKS = Pattern.compile("(?m)^[ \\t]{0,8}(?:[>|][> |\\t]*)");
  private static final Pattern LINK =
      Pattern.compile("(?i)<?\\b(?:https?://|mailto:|www\\.)[^\\s>]*>?");

  private Fingerprints() {}

  /**
   * The marks of a message: those of the words its writer wrote, without what he quotes.
   *
   * @param text a message's written words; lines behind {@code >} count only if there is nothing
   *     else
   * @return at most {@value #KEPT} hashes, ascending; one for a text of {@value #FEWEST} to {@value
   *     #RUN} words; none for a shorter one. Stable for ever: they may be stored
   */
  public static List<Long> of(String text) {
    List<String> own = words(unquoted(text));
    TreeSet<Long> lowest = new TreeSet<>();
    for (long hash : hashes(own.isEmpty() ? words(text) : own)) {
      lowest.add(hash);
      if (lowest.size() > KEPT) {
        lowest.pollLast();
      }
    }
    return List.copyOf(lowest);
  }

  /**
   * All hashes that texts quoted in {@code quoted} may have: of every run of words, and of every
   * short line or sentence as a whole.
   */
  public static Set<Long> all(String quoted) {
    Set<Long> all = new HashSet<>(hashes(words(quoted)));
    String unmarked = QUOTE_MARKS.matcher(capped(quoted)).replaceAll("");
    for (String paragraph : unmarked.split("\\n\\s*\\n")) {
      addShort(words(paragraph), all);
      paragraph.lines().forEach(line -> addShort(words(line), all));
    }
    return all;
  }

  /**
   * The share of the marks {@code of} a message that its quotation has; 0 where it has no marks.
   */
  public static double containment(List<Long> of, Set<Long> quoted) {
    return of.isEmpty() ? 0 : (double) of.stream().filter(quoted::contains).count() / of.size();
  }

  private static void addShort(List<String> words, Set<Long> all) {
    if (words.size() >= FEWEST && words.size() < RUN) {
      all.add(hash(words, 0, words.size()));
    }
  }

  private static List<Long> hashes(List<String> words) {
    List<Long> hashes = new ArrayList<>();
    if (words.size() >= FEWEST && words.size() < RUN) {
      hashes.add(hash(words, 0, words.size()));
    }
    for (int i = 0; i + RUN <= words.size(); i++) {
      hashes.add(hash(words, i, i + RUN));
    }
    return hashes;
  }

  private static String unquoted(String text) {
    StringBuilder own = new StringBuilder();
    text.lines().filter(line -> !Roles.quoted(line)).forEach(line -> own.append(line).append('\n'));
    return own.toString();
  }

  /** A script without spaces counts every character as a word. */
  private static List<String> words(String text) {
    String plain = LINK.matcher(QUOTE_MARKS.matcher(capped(text)).replaceAll("")).replaceAll(" ");
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length() && words.size() < MOST_WORDS; ) {
      int c = plain.codePointAt(i);
      i += Character.charCount(c);
      boolean ideograph = Character.isIdeographic(c);
      if (Character.isLetterOrDigit(c) && !ideograph) {
        word.appendCodePoint(c);
      } else if (ideograph || c != '\'' && c != '\u2019') {
        end(word, words);
        if (ideograph) {
          words.add(Character.toString(c));
        }
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  private static String capped(String text) {
    int most = MOST_WORDS * 16;
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** FNV-1a over the words, then mixed so that the lowest are a fair sample (MurmurHash3's end). */
  private static long hash(List<String> words, int from, int to) {
    long h = 0xcbf29ce484222325L;
    for (int w = from; w < to; w++) {
      String word = words.get(w);
      for (int i = 0; i <= word.length(); i++) {
        h = (h ^ (i < word.length() ? word.charAt(i) : ' ')) * 0x100000001b3L;
      }
    }
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
