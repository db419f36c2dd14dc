package dev.threadmark.mail.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Charset labels as mail uses them. Where mailers write the name of a subset and send its superset
 * (gb2312 for GBK, iso-8859-1 for windows-1252), the superset is meant, as in the WHATWG Encoding
 * Standard. UTF-7 is not here, see {@link Utf7}.
 */
final class Charsets {
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  static final Charset ISO_2022_JP = Charset.forName("x-windows-iso2022jp");

  /** Keys without anything but letters and digits. */
  private static final Map<String, String> SUPERSETS =
      Map.ofEntries(
          Map.entry("usascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("ansix341968", "windows-1252"),
          Map.entry("ansi", "windows-1252"),
          Map.entry("iso646us", "windows-1252"),
          Map.entry("iso88591", "windows-1252"),
          Map.entry("88591", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("l1", "windows-1252"),
          Map.entry("iso88599", "windows-1254"),
          Map.entry("latin5", "windows-1254"),
          Map.entry("iso885911", "x-windows-874"),
          Map.entry("tis620", "x-windows-874"),
          Map.entry("windows874", "x-windows-874"),
          Map.entry("iso88598i", "iso-8859-8"),
          Map.entry("iso88598e", "iso-8859-8"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gb23121980", "GB18030"),
          Map.entry("gb231280", "GB18030"),
          Map.entry("xgb2312", "GB18030"),
          Map.entry("euccn", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("xgbk", "GB18030"),
          Map.entry("cp936", "GB18030"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("xbig5", "Big5-HKSCS"),
          Map.entry("big5eten", "Big5-HKSCS"),
          Map.entry("cnbig5", "Big5-HKSCS"),
          Map.entry("cp950", "Big5-HKSCS"),
          Map.entry("ksc5601", "x-windows-949"),
          Map.entry("ksc56011987", "x-windows-949"),
          Map.entry("ksc56011992", "x-windows-949"),
          Map.entry("euckr", "x-windows-949"),
          Map.entry("korean", "x-windows-949"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("shiftjis", "windows-31j"),
          Map.entry("shift", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("xsjis", "windows-31j"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("iso2022jp", "x-windows-iso2022jp"),
          Map.entry("iso2022jp1", "x-windows-iso2022jp"),
          Map.entry("jis", "x-windows-iso2022jp"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("xutf8", "UTF-8"),
          Map.entry("utf8mb4", "UTF-8"),
          Map.entry("unicode11utf8", "UTF-8"),
          Map.entry("unicode20utf8", "UTF-8"),
          Map.entry("enusutf8", "UTF-8"),
          Map.entry("unicode", "UTF-16"),
          Map.entry("ucs2", "UTF-16"),
          Map.entry("iso10646ucs2", "UTF-16"),
          Map.entry("macintosh", "x-MacRoman"),
          Map.entry("macroman", "x-MacRoman"),
          Map.entry("xmacroman", "x-MacRoman"),
          Map.entry("xmaccyrillic", "x-MacCyrillic"),
          Map.entry("koi8", "KOI8-R"));

  private static final Pattern CODE_PAGE =
      Pattern.compile("(?:cp|win|windows|ms|x?ansi)(125[0-8])");
  private static final Pattern ISO_8859 = Pattern.compile("(?:iso|latin)?8859(1?\\d)");
  private static final Pattern DOS_PAGE = Pattern.compile("(?:cp|ibm|dos|oem)(\\d{3,4})");

  private Charsets() {}

  /** The charset that {@code label} means; empty where it means none that is known. */
  static Optional<Charset> named(String label) {
    String key = key(label);
    String superset = SUPERSETS.get(key);
    if (superset != null) {
      return forName(superset);
    }
    return numbered(CODE_PAGE, key, "windows-")
        .or(() -> numbered(ISO_8859, key, "iso-8859-"))
        .or(() -> numbered(DOS_PAGE, key, "IBM"))
        .or(() -> within(key))
        .or(() -> forName(label.strip().replaceAll("^[\"']+|[\"';,]+$", "")));
  }

  /** Labels nobody registered, such as {@code eucgb2312_cn} and {@code de_DE.utf8}. */
  private static Optional<Charset> within(String key) {
    return Stream.of("gb2312", "gbk", "big5", "utf8", "ksc5601")
        .filter(key::contains)
        .findFirst()
        .flatMap(part -> forName(SUPERSETS.get(part)));
  }

  static boolean isUtf7(String label) {
    String key = key(label);
    return key.equals("utf7") || key.endsWith("utf7") && key.startsWith("unicode");
  }

  private static String key(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[\\s(;].*|[^a-z0-9]", "");
  }

  private static Optional<Charset> numbered(Pattern pattern, String key, String prefix) {
    var match = pattern.matcher(key);
    return match.matches() ? forName(prefix + match.group(1)) : Optional.empty();
  }

  private static Optional<Charset> forName(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
