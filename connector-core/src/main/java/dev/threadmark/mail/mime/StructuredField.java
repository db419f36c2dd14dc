package dev.threadmark.mail.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field like {@code Content-Type}: a word and its parameters (RFC 2045, 5.1), those with charset
 * and in pieces included (RFC 2231). Forgotten semicolons and quotes are forgiven.
 *
 * @param value what stands before the parameters, in lower case
 * @param parameters decoded, by name in lower case; of two with one name the first counts
 */
record StructuredField(String value, Map<String, String> parameters) {
  private static final Pattern VALUE = Pattern.compile("[\\s:;\"']*([^;\\s,()\"']*)");
  private static final Pattern NEXT_PARAMETER = Pattern.compile("\\s[A-Za-z*0-9-]+=");
  private static final int LIMIT = 1 << 16;

  static StructuredField of(String field) {
    String text = field.length() > LIMIT ? field.substring(0, LIMIT) : field;
    Matcher value = VALUE.matcher(text);
    String first = value.lookingAt() ? value.group(1) : "";
    boolean none = first.contains("=");
    Map<String, String> plain = new LinkedHashMap<>();
    Rfc2231 pieces = new Rfc2231();
    int at = none || !value.lookingAt() ? 0 : value.end();
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = lastWord(text.substring(at, equals));
      Read read = read(text, equals + 1);
      if (!pieces.take(name, read.value())) {
        plain.putIfAbsent(name, EncodedWords.decode(read.value()));
      }
      at = read.end();
    }
    // RFC 2231's form wins: the plain one beside it is there for those who cannot read it.
    plain.putAll(pieces.joined());
    return new StructuredField(none ? "" : first.toLowerCase(Locale.ROOT), plain);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(text -> !text.isBlank());
  }

  private record Read(String value, int end) {}

  private static String lastWord(String text) {
    String[] words = text.strip().split("[;,\\s]+");
    return words.length == 0 ? "" : words[words.length - 1].toLowerCase(Locale.ROOT);
  }

  private static Read read(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      StringBuilder quoted = new StringBuilder();
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '"') {
        boolean escape = text.charAt(end) == '\\' && end + 1 < text.length();
        boolean quotedPair = escape && "\"\\".indexOf(text.charAt(end + 1)) >= 0;
        end += quotedPair ? 1 : 0;
        quoted.append(text.charAt(end++));
      }
      if (end < text.length()) {
        return new Read(quoted.toString(), end + 1);
      }
      at++;
    }
    return bare(text, at);
  }

  /** An unquoted value may hold spaces, as file names do, unless {@code name=} follows them. */
  private static Read bare(String text, int from) {
    int semicolon = text.indexOf(';', from);
    int end = semicolon < 0 ? text.length() : semicolon;
    Matcher next = NEXT_PARAMETER.matcher(text).region(from, end);
    if (next.find()) {
      end = next.start();
    }
    return new Read(text.substring(from, end).strip(), end);
  }
}
