package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.MessageId;
import dev.threadmark.mail.NamedAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * An id for mail that came without Message-ID, made of what every copy of it has, however it is
 * fetched: addresses, instant, the letters and digits of subject and body, and the names of
 * attachments. Names, white space, line ends and markup differ between raw MIME and what providers
 * make of it.
 */
final class DerivedId {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int MOST_WORDS = 2000;
  private static final int MOST_HTML = 200_000;

  private DerivedId() {}

  /**
   * @param rawDate used as written where it cannot be read
   */
  static MessageId of(
      List<NamedAddress> from,
      List<NamedAddress> to,
      Optional<Instant> date,
      String rawDate,
      String subject,
      Body body,
      List<Attachment> attachments) {
    String content =
        Stream.of(
                addresses(from),
                addresses(to),
                date.map(Instant::toString).orElse(words(rawDate)),
                words(subject),
                words(text(body)),
                attachments.stream().map(Attachment::name).collect(Collectors.joining(" ")))
            .collect(Collectors.joining("\n"));
    byte[] digest = sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return MessageId.derived(HexFormat.of().formatHex(digest, 0, 16));
  }

  private static String addresses(List<NamedAddress> addresses) {
    return addresses.stream()
        .map(named -> named.address().value())
        .collect(Collectors.joining(" "));
  }

  /** HTML first: a provider that gives one form only gives that one, made from text if need be. */
  private static String text(Body body) {
    return body.html()
        .map(html -> html.substring(0, Math.min(MOST_HTML, html.length())))
        .map(html -> Jsoup.parse(html).body().text())
        .or(body::text)
        .orElse("");
  }

  private static String words(String text) {
    return WORD.matcher(text)
        .results()
        .limit(MOST_WORDS)
        .map(MatchResult::group)
        .collect(Collectors.joining(" "));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
