package dev.threadmark.mail.letter;

import java.util.Optional;

/**
 * What a person has written, with what belongs below it: the signature, a footer, the quotation.
 * The same words in both of its forms.
 *
 * @param words as typed: {@link Markup} where the form says so
 * @param signature filled in, as {@link Markup}; empty for none
 * @param footer lines of ours, such as a link; empty for none
 */
public record Letter(
    Form form, String words, String signature, String footer, Optional<Quotation> quotation) {
  private static final String STYLE =
      "font-family:-apple-system,'Segoe UI',Arial,sans-serif;font-size:11pt";

  /** One without a footer. */
  public Letter(Form form, String words, String signature, Optional<Quotation> quotation) {
    this(form, words, signature, "", quotation);
  }

  /** Whoever typed the signature, or got it back with a draft, does not sign twice. */
  public Letter {
    signature = signature.strip();
    footer = footer.strip();
    words = unsigned(unsigned(words, signature), Markup.text(signature));
  }

  private static String unsigned(String words, String signature) {
    String bare = words.stripTrailing();
    if (signature.isEmpty() || !bare.endsWith(signature)) {
      return words;
    }
    String above = bare.substring(0, bare.length() - signature.length());
    return above.isEmpty() || above.endsWith("\n")
        ? above.stripTrailing().replaceFirst("\\n--$", "").stripTrailing()
        : words;
  }

  /**
   * As plain text.
   *
   * @param room for what is quoted, in characters; where not one line fits, it is left out
   */
  public String text(int room) {
    String head = signedText();
    return quotation
        .map(quoted -> quoted.within(room))
        .filter(quoted -> !quoted.lines().isEmpty())
        .map(quoted -> head.stripTrailing() + "\n\n" + quoted.text())
        .orElse(head);
  }

  private String signedText() {
    String written = form == Form.FORMATTED ? Markup.text(words) : words;
    String signed =
        signature.isEmpty()
            ? written
            : written.stripTrailing() + "\n\n-- \n" + Markup.text(signature);
    return footer.isEmpty() ? signed : signed.stripTrailing() + "\n\n" + footer;
  }

  /**
   * As a fragment of HTML; empty for a plain one.
   *
   * @param room for what is quoted, in characters of plain text
   */
  public Optional<String> html(int room) {
    if (form == Form.PLAIN) {
      return Optional.empty();
    }
    StringBuilder html = new StringBuilder("<div style=\"" + STYLE + "\">\n");
    html.append(Markup.html(words)).append('\n');
    if (!signature.isEmpty()) {
      html.append("<div class=\"threadmark-signature\">-- <br>\n")
          .append(Markup.html(signature))
          .append("</div>\n");
    }
    if (!footer.isEmpty()) {
      html.append("<div class=\"threadmark-footer\">\n")
          .append(Markup.html(footer))
          .append("</div>\n");
    }
    html.append("</div>");
    quotation
        .map(quoted -> quoted.within(room))
        .filter(quoted -> !quoted.lines().isEmpty())
        .ifPresent(quoted -> html.append("<br>\n").append(quoted.html()));
    return Optional.of(html.toString());
  }
}
