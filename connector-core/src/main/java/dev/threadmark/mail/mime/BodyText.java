package dev.threadmark.mail.mime;

import dev.threadmark.mail.Body;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/** Makes the body of the parts that show it: decoded, joined, cut at {@value #LIMIT} characters. */
final class BodyText {
  static final int LIMIT = 2_000_000;

  private BodyText() {}

  static Body body(BodyParts parts) {
    Optional<String> text = has(parts.text(), "text/plain", BodyText::asText);
    Optional<String> html = has(parts.html(), "text/html", BodyText::asHtml);
    return text.isEmpty() && html.isEmpty()
        ? new Body(otherText(parts), Optional.empty())
        : new Body(text, html);
  }

  private interface Form {
    String of(Part.Leaf leaf);
  }

  /** The parts joined, if at least one is of that form; the others are turned into it. */
  private static Optional<String> has(List<Part.Leaf> leaves, String type, Form form) {
    boolean any = leaves.stream().anyMatch(leaf -> leaf.header().type().equals(type));
    return any
        ? Optional.of(
            cut(
                leaves.stream()
                    .map(
                        leaf ->
                            leaf.header().type().equals(type) ? form.of(leaf) : turned(leaf, form))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("\n"))))
        : Optional.empty();
  }

  private static String turned(Part.Leaf leaf, Form form) {
    return decoded(leaf).isBlank() ? "" : form.of(leaf);
  }

  private static String asText(Part.Leaf leaf) {
    String decoded = decoded(leaf);
    if (leaf.header().type().equals("text/html")) {
      return Jsoup.parse(decoded).wholeText().strip();
    }
    return leaf.header().is("format", "flowed")
        ? FlowedText.joined(decoded, leaf.header().is("delsp", "yes"))
        : decoded;
  }

  private static String asHtml(Part.Leaf leaf) {
    return leaf.header().type().equals("text/html")
        ? decoded(leaf)
        : "<pre>" + Entities.escape(asText(leaf)) + "</pre>";
  }

  /** A mail with no usual body may have one as {@code text/enriched} or {@code text/markdown}. */
  private static Optional<String> otherText(BodyParts parts) {
    return parts.attachments().stream()
        .filter(leaf -> leaf.header().type().startsWith("text/"))
        .filter(leaf -> !leaf.header().isAttachment() && leaf.header().fileName().isEmpty())
        .filter(leaf -> !leaf.header().type().matches("text/(calendar|rfc822-headers|x?-?vcard)"))
        .findFirst()
        .map(leaf -> cut(decoded(leaf)));
  }

  private static String decoded(Part.Leaf leaf) {
    return TextDecoder.decode(leaf.kept(), leaf.header().label())
        .replace("\r\n", "\n")
        .replace('\r', '\n')
        .replace("\u0000", "");
  }

  static String cut(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT;
    return text.substring(0, end);
  }
}
