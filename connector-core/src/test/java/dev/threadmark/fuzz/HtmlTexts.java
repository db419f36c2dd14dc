package dev.threadmark.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.html.SafeHtml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** HTML of anybody: what is shown has no element and no attribute that does something. */
final class HtmlTexts implements Target.Check {
  private static final Set<String> ACTIVE =
      Set.of(
          "script", "iframe", "frame", "object", "embed", "form", "base", "meta", "link", "svg",
          "math", "style");

  @Override
  public void of(byte[] input) {
    String safe = SafeHtml.of(new String(input, StandardCharsets.UTF_8));
    for (Element element : Jsoup.parse(safe).body().getAllElements()) {
      assertFalse(ACTIVE.contains(element.normalName()), () -> "shown: " + element.normalName());
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        assertFalse(name.startsWith("on") || name.equals("formaction"), "a handler is shown");
      }
      String target = element.attr("href").toLowerCase(Locale.ROOT).strip();
      assertTrue(!target.startsWith("javascript:") && !target.startsWith("data:"), "a link runs");
    }
  }

  @Override
  public List<byte[]> seeds() {
    return Stream.of(
            "<p>Hello <b>you</b><br><a href=\"https://a.example/x\">https://b.example</a></p>",
            "<style>p.a{color:red;position:fixed}</style><p class=a style='width:1px;background:url(x)'>x",
            "<table><tr><td><script>x</script><svg><style><img src=x onerror=y></style></svg>",
            "<img src=cid:1><img src='data:image/png;base64,AAAA'><form action=x><input name=y></form>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 onerror=x>\">",
            "<a href=' jAva&#x09;script:x'>y</a><base href=//x><meta http-equiv=refresh content='0;x'>",
            "<noscript><p title=\"</noscript><img src=x onerror=y>\"><template><b>x</template><plaintext>")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
