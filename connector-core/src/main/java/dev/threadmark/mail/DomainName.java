package dev.threadmark.mail;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one spelling of a domain by which domains are compared: lower case, internationalised labels
 * as A-labels ({@code xn--...}, RFC 5890). The JDK's {@code IDN} is of 2003 and makes one domain of
 * {@code straße.de} and {@code strasse.de}, which have been two since RFC 5891.
 */
public final class DomainName {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int DAMP = 700;

  /** DNS allows 63 octets; what is longer names nothing and stays as it is. */
  private static final int LABEL = 63;

  /** Compatible forms of {@code @} and the like must not become these. */
  private static final Pattern NO_LABEL = Pattern.compile("[\\x00-\\x7F&&[^a-z0-9_-]]");

  private DomainName() {}

  /** {@code domain} in that spelling. Never fails: what no domain can be, stays as it is. */
  public static String ascii(String domain) {
    if (Letters.areAscii(domain)) {
      return domain.toLowerCase(Locale.ROOT);
    }
    return Arrays.stream(domain.split("[.\u3002\uFF0E\uFF61]", -1))
        .map(DomainName::label)
        .collect(Collectors.joining("."));
  }

  /** Compatible and composed forms are one, as RFC 5895 maps what people type. */
  private static String label(String written) {
    String label =
        Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    String composed = Normalizer.normalize(label, Normalizer.Form.NFC);
    if (composed.length() > LABEL || NO_LABEL.matcher(composed).find()) {
      return written.toLowerCase(Locale.ROOT);
    }
    return Letters.areAscii(composed) ? composed : "xn--" + punycode(composed);
  }

  /** RFC 3492, 6.3, for a label that is not all ASCII. */
  private static String punycode(String label) {
    int[] input = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    Arrays.stream(input).filter(c -> c < 0x80).forEach(output::appendCodePoint);
    int basic = output.length();
    int done = basic;
    if (basic > 0) {
      output.append('-');
    }
    int delta = 0;
    int bias = 72;
    for (int n = 0x80; done < input.length; n++) {
      int from = n;
      int next = Arrays.stream(input).filter(c -> c >= from).min().getAsInt();
      delta += (next - n) * (done + 1);
      n = next;
      for (int c : input) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          append(output, delta, bias);
          bias = adapted(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
      delta++;
    }
    return output.toString();
  }

  private static void append(StringBuilder output, int delta, int bias) {
    int rest = delta;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
      if (rest < threshold) {
        output.append(digit(rest));
        return;
      }
      output.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static int adapted(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + 38);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
