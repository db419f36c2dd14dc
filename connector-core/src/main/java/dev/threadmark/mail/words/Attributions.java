package dev.threadmark.mail.words;

import dev.threadmark.mail.Letters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines that say who wrote the quotation below them: "On Monday, 5 May 2025, A. Writer wrote:".
 *
 * <p>Clients wrap them over several lines, and only some say it with a verb. Every pattern here is
 * tried on at most {@value #LONGEST} characters, so that no hostile body can make it slow.
 */
final class Attributions {
  private static final int LONGEST = 500;

  /** So many lines one attribution may be wrapped over. */
  private static final int MOST_LINES = 6;

  /** "Wrote", as clients say it; of "a écrit" and the like the word that says it. */
  private static final Set<String> VERBS =
      Set.of(
          ("wrote writes schrieb geschrieben schreef écrit ecrit escribió escribio escriure escreveu scritto scrisse"
                  + " skrev skreiv kirjoitti napisał napisała pisze użytkownik napsal napsala napísal napísala"
                  + " írta scris написал написала написали пишет писал писала пише написав написа έγραψε yazdı כתב כתבה"
                  + " מאת كتب كتبت نوشت napisao napisala napisal pisao kirjutas rakstīja rašė viết menulis लिखा escribiu idatzi")
              .split(" "));

  /** The same in languages that put no space between words. */
  private static final Set<String> VERBS_WITHIN_WORDS =
      Set.of(
          "写道", "寫道", "写到", "寫到", "来信", "書きました", "さんは書", "님이 작성", "작성:", "씀:", "썼습니다", "เขียน",
          "のメール");

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,4}[./-]\\d{1,2}[./-]\\d{2,4}|(?<!\\d)(?:19|20)\\d\\d(?!\\d)|\\d{1,2}:\\d\\d|\\d{1,2}[.h]\\d\\d(?!\\d)|\\d{4}年|\\d{1,2}月");

  /**
   * What an attribution begins with: a preposition or an article and soon a number, a weekday, a
   * number.
   */
  private static final Pattern START =
      Pattern.compile(
          "(?iu)[-\\s*]{0,8}(?:"
              + "(?:on|at|in message|in data|in|am|um|le|el|il|em|op|den|dne|dnia|w dniu|du|lúc|vào|på|a|à"
              + "|в|у|на|στις|dana|tanggal|ב|בתאריך|في|在|於|于)(?!\\p{L})[^\\d\\n]{0,40}\\d"
              + "|[\\p{L}]{2,14}[.]?,?[\\s\\p{Z}]{1,3}\\d|[\\p{L}]{2,14}[.]?,[\\s\\p{Z}]|\\d)");

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  private static final Pattern QUOTING =
      Pattern.compile(
          "(?iu)(?:quoting|zitat von|citando a?|citando|quoting from|selon|cytowanie)\\s");

  private Attributions() {}

  /**
   * Where the attribution begins that ends with line {@code last}, or -1 if none ends there.
   *
   * @param quoteFollows true if a marked quotation follows; then less proof is needed
   */
  static int start(List<Line> lines, int last, boolean quoteFollows) {
    String end = bare(lines.get(last).text());
    if (!mayEnd(end)) {
      return -1;
    }
    StringBuilder joined = new StringBuilder();
    int weak = -1;
    int blanks = 0;
    for (int first = last; first >= 0 && first > last - MOST_LINES; first--) {
      String text = bare(lines.get(first).text());
      boolean another = first < last && (text.startsWith(">") || colon(text));
      if (another || text.isEmpty() && ++blanks > 1) {
        break;
      }
      joined.insert(0, text + ' ');
      if (joined.length() > LONGEST) {
        break;
      }
      String said = joined.toString().strip();
      if (text.isEmpty() || said.startsWith(">")) {
        continue;
      }
      if (strong(said)) {
        return extended(lines, first);
      }
      if (weak < 0 && first > last - 2 && blanks == 0 && quoteFollows && weak(said)) {
        weak = first;
      }
    }
    return weak;
  }

  /** Without the marks of direction around it and the dashes that Zoho puts at both ends. */
  private static String bare(String line) {
    if (line.length() > LONGEST) {
      return line;
    }
    String bare = (Letters.areAscii(line) ? line : INVISIBLE.matcher(line).replaceAll("")).strip();
    int end = bare.length();
    while (end > 0 && (bare.charAt(end - 1) == '-' || bare.charAt(end - 1) == ' ')) {
      end--;
    }
    return bare.startsWith("--") ? bare.substring(0, end) : bare;
  }

  private static boolean mayEnd(String end) {
    if (end.isEmpty() || end.length() > LONGEST) {
      return false;
    }
    return colon(end) || end.endsWith("wrote") || end.endsWith("wrote,");
  }

  private static boolean colon(String text) {
    return text.endsWith(":") || text.endsWith("：");
  }

  /** Proof enough to say that all that follows is quoted. */
  private static boolean strong(String said) {
    boolean date = DATE.matcher(said).find();
    boolean address = said.indexOf('@') >= 0;
    if (!date && !address) {
      return false;
    }
    boolean verb = verb(said);
    if (!colon(said)) {
      return verb && date && address && START.matcher(said).lookingAt();
    }
    if (verb) {
      return address || START.matcher(said).lookingAt();
    }
    return date
            && address
            && (START.matcher(said).lookingAt() || said.endsWith(">:") || said.endsWith("]:"))
        || QUOTING.matcher(said).lookingAt();
  }

  private static boolean weak(String said) {
    boolean date = DATE.matcher(said).find();
    return colon(said) && said.length() < 200 && (verb(said) || date && said.indexOf('@') >= 0);
  }

  private static boolean verb(String said) {
    for (String word : NO_LETTER.split(said.toLowerCase(Locale.ROOT))) {
      if (VERBS.contains(word)) {
        return true;
      }
    }
    return VERBS_WITHIN_WORDS.stream().anyMatch(said::contains);
  }

  /** "On Monday, 5 May 2025 at 10:00" may stand alone on the line above "A. Writer wrote:". */
  private static int extended(List<Line> lines, int first) {
    for (int above = first - 1; above >= 0 && above >= first - 3; above--) {
      String text = bare(lines.get(above).text());
      boolean gap = text.isEmpty() && lines.get(above + 1).text().startsWith("<");
      if (text.isEmpty() && !gap || text.length() > 120 || text.startsWith(">")) {
        return first;
      }
      boolean sentence = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
      if (!sentence && DATE.matcher(text).find() && START.matcher(text).lookingAt()) {
        return above;
      }
    }
    return first;
  }
}
