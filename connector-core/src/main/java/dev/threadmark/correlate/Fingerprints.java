package dev.threadmark.correlate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether one text quotes another, by winnowing (Schleimer, Wilkerson, Aiken, "Winnowing:
 * local algorithms for document fingerprinting", SIGMOD 2003): of every {@value #WINDOW} runs of
 * {@value #RUN} words the one with the least hash is kept, so that any common passage of 9 words
 * shares at least one fingerprint, however it was wrapped or marked.
 */
public final class Fingerprints {
  private static final int RUN = 4;
  private static final int WINDOW = 6;
  private static final int MAX_KEPT = 150;
  private static final int MAX_WORDS = 20_000;
  private static final int ENOUGH = 2;

  /** A good part is a quarter. */
  private static final int PART = 4;

  /** One of about so many runs is kept: half a window and one. */
  private static final int DENSITY = 4;

  /** Signatures and the footers of lists say nothing: all mails of one sender or list have them. */
  private static final Pattern SIGNATURE =
      Pattern.compile("(?ms)^-- ?$.*?(?=^-{3,}|^_{3,}|^ {0,3}[>|]|^From:|\\z)");

  private static final Pattern NESTED = Pattern.compile("(?m)^ {0,3}> {0,3}>.*$");

  private static final Pattern QUOTED = Pattern.compile("(?m)^ {0,3}>.*$");

  private Fingerprints() {}

  /**
   * A few of the fingerprints of a message's own words, without the lines it quotes among them; for
   * keeping.
   */
  public static List<Long> of(String written) {
    long[] runs = runs(QUOTED.matcher(written).replaceAll(""));
    Set<Long> kept = new LinkedHashSet<>();
    for (int start = 0; start == 0 || start + WINDOW <= runs.length; start++) {
      Arrays.stream(runs, start, Math.min(runs.length, start + WINDOW)).min().ifPresent(kept::add);
    }
    return kept.stream().limit(MAX_KEPT).toList();
  }

  /** All fingerprints of quoted text, to hold kept ones against. */
  public static Set<Long> quoted(String elided) {
    return set(runs(elided));
  }

  /** Fingerprints of what is quoted once: lines with two marks or more are quotations within it. */
  public static Set<Long> quotedDirectly(String elided) {
    return set(runs(NESTED.matcher(elided).replaceAll("")));
  }

  /**
   * How much of a message is quoted: how many of its kept fingerprints are in the quotation, or 0
   * if that is neither a good part of the message nor of the quotation, as where both only use the
   * same set phrases.
   */
  public static int shared(List<Long> message, Set<Long> quoted) {
    int shared = (int) message.stream().filter(quoted::contains).count();
    boolean muchOfMessage = shared >= ENOUGH && shared * PART >= message.size();
    boolean muchOfQuotation = shared >= ENOUGH && shared * DENSITY * PART >= quoted.size();
    boolean allOfLittle = shared > 0 && shared == message.size();
    return muchOfMessage || muchOfQuotation || allOfLittle ? shared : 0;
  }

  private static Set<Long> set(long[] runs) {
    Set<Long> set = new HashSet<>();
    for (long run : runs) {
      set.add(run);
    }
    return set;
  }

  private static long[] runs(String text) {
    String own = text.contains("--") ? SIGNATURE.matcher(text).replaceAll("") : text;
    int[] words = words(own);
    long[] runs = new long[Math.max(0, words.length - RUN + 1)];
    for (int start = 0; start < runs.length; start++) {
      long hash = 1125899906842597L;
      for (int i = start; i < start + RUN; i++) {
        hash = 31 * hash + words[i];
      }
      runs[start] = mixed(hash);
    }
    return runs;
  }

  /** The hash of each word, in lower case. A word begins with a letter; figures may follow. */
  private static int[] words(String text) {
    char[] chars = text.toCharArray();
    int[] hashes = new int[Math.min(MAX_WORDS, chars.length / 2 + 1)];
    int count = 0;
    int at = 0;
    while (count < hashes.length && at < chars.length) {
      int begin = at;
      int c = Character.codePointAt(chars, at);
      at += Character.charCount(c);
      if (Character.isLetter(c)) {
        while (at < chars.length && inWord(c = Character.codePointAt(chars, at))) {
          at += Character.charCount(c);
        }
        hashes[count++] = hash(chars, begin, at);
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /** As that of a string in lower case, without making one where all of it is ASCII. */
  private static int hash(char[] chars, int begin, int end) {
    int hash = 0;
    for (int i = begin; i < end; i++) {
      char c = chars[i];
      if (c > 127) {
        return new String(chars, begin, end - begin).toLowerCase(Locale.ROOT).hashCode();
      }
      hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return hash;
  }

  private static boolean inWord(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /**
   * Spreads similar hashes apart (the finaliser of SplitMix64), so that the least is a fair pick.
   */
  private static long mixed(long hash) {
    long spread = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    spread = (spread ^ spread >>> 27) * 0x94d049bb133111ebL;
    return spread ^ spread >>> 31;
  }
}
