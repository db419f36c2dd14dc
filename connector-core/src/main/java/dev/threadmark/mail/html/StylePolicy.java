package dev.threadmark.mail.html;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.owasp.html.CssSchema;

/**
 * Which CSS properties a mail may use: what colours, spaces and places text inside its own box.
 * None that places it elsewhere, fetches, overlays, animates, generates text, or turns letters
 * around. How far the values may go, {@link StyleBounds} says.
 */
final class StylePolicy {
  private static final Set<String> NOT_OF_THE_DEFAULT =
      Set.of(
          "unicode-bidi",
          "background-image",
          "background-attachment",
          "list-style-image",
          "quotes",
          "caption-side");

  /** A number with or without unit; the sanitiser keeps its name for this bit to itself. */
  private static final int QUANTITY = 1;

  static final CssSchema SCHEMA = CssSchema.union(known(), added());

  private StylePolicy() {}

  private static CssSchema known() {
    Set<String> names = new HashSet<>(CssSchema.DEFAULT.allowedProperties());
    names.removeIf(name -> NOT_OF_THE_DEFAULT.contains(name) || name.endsWith("()"));
    names.addAll(List.of("float", "clear", "overflow-wrap", "word-break", "page-break-inside"));
    return CssSchema.union(CssSchema.withProperties(names), functions());
  }

  private static CssSchema functions() {
    return CssSchema.withProperties(
        List.of("rgb()", "rgba()", "hsl()", "hsla()", "linear-gradient()", "radial-gradient()"));
  }

  private static CssSchema added() {
    return CssSchema.withProperties(
        Map.ofEntries(
            words(
                "display",
                "none block inline inline-block flow-root list-item flex inline-flex"
                    + " grid table inline-table table-row table-cell table-row-group"
                    + " table-header-group table-footer-group table-column table-column-group"
                    + " table-caption contents"),
            words("caption-side", "top bottom"),
            words("visibility", "visible hidden collapse"),
            words("overflow", "visible hidden auto scroll"),
            words("overflow-x", "visible hidden auto scroll"),
            words("overflow-y", "visible hidden auto scroll"),
            words("box-sizing", "border-box content-box"),
            words("flex-direction", "row row-reverse column column-reverse"),
            words("flex-wrap", "nowrap wrap wrap-reverse"),
            words(
                "justify-content",
                "flex-start flex-end start end center space-between"
                    + " space-around space-evenly normal"),
            words("align-items", "flex-start flex-end start end center baseline stretch normal"),
            words("text-align-last", "auto start end left right center justify"),
            words("writing-mode", "horizontal-tb vertical-rl vertical-lr"),
            words("hyphens", "none manual auto"),
            words("text-decoration-line", "none underline overline line-through"),
            words("text-decoration-style", "solid double dotted dashed wavy"),
            words("text-underline-position", "auto under left right"),
            numbers("opacity"),
            numbers("gap"),
            numbers("row-gap"),
            numbers("column-gap"),
            numbers("flex-grow"),
            numbers("flex-shrink"),
            numbers("flex-basis"),
            numbers("margin-inline-start"),
            numbers("margin-inline-end"),
            numbers("margin-block-start"),
            numbers("margin-block-end"),
            numbers("margin-inline"),
            numbers("margin-block"),
            numbers("padding-inline"),
            numbers("padding-block"),
            numbers("min-inline-size"),
            numbers("min-block-size"),
            numbers("inline-size"),
            numbers("block-size")));
  }

  private static Map.Entry<String, CssSchema.Property> words(String name, String words) {
    return Map.entry(name, new CssSchema.Property(0, Set.of(words.split(" ")), Map.of()));
  }

  private static Map.Entry<String, CssSchema.Property> numbers(String name) {
    return Map.entry(name, new CssSchema.Property(QUANTITY, Set.of("auto"), Map.of()));
  }
}
