package dev.threadmark.mail.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Is it **red**?               | <p>Is it <strong>red</strong>?</p>               | Is it *red*?
          Is it *red*?                 | <p>Is it <em>red</em>?</p>                       | Is it _red_?
          #12 is yours                 | <p>#12 is yours</p>                              | #12 is yours
          # 12 is yours                | <p># 12 is yours</p>                             | # 12 is yours
          2 * 3 * 4 and te_150_w       | <p>2 * 3 * 4 and te_150_w</p>                    | 2 * 3 * 4 and te_150_w
          `a <b>`                      | <p><code>a &lt;b&gt;</code></p>                  | a <b>
          """)
  void whatPeopleWriteReadsWellInBothForms(String typed, String html, String text) {
    assertEquals(html, Markup.html(typed));
    assertEquals(text, Markup.text(typed));
  }

  @Test
  void linesEndWhereTheyWereEndedAndListsAreLists() {
    String typed =
        "Dear Kim,\nplease\n\n- unplug it\n- wait\n  a minute\n\n3. then\n4. call\n\n> so it was";
    assertEquals(
        """
        <p>Dear Kim,<br />
        please</p>
        <ul>
        <li>unplug it</li>
        <li>wait<br />
        a minute</li>
        </ul>
        <ol start="3">
        <li>then</li>
        <li>call</li>
        </ol>
        <blockquote>
        <p>so it was</p>
        </blockquote>""",
        Markup.html(typed));
    assertEquals(
        "Dear Kim,\nplease\n\n- unplug it\n- wait\n  a minute\n\n3. then\n4. call\n\n> so it was",
        Markup.text(typed));
  }

  @Test
  void linksAreLinksAndTheirTargetsAreWrittenOutInPlainText() {
    String typed = "See [the manual](https://lumen.example/m), or https://lumen.example/a.";
    String html = Markup.html(typed);
    assertTrue(html.contains("<a href=\"https://lumen.example/m\">the manual</a>"), html);
    assertTrue(
        html.contains("<a href=\"https://lumen.example/a\">https://lumen.example/a</a>."), html);
    assertEquals(
        "See the manual <https://lumen.example/m>, or https://lumen.example/a.",
        Markup.text(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JAVASCRIPT&colon;alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:alert(1)>",
        "![a](https://tracker.example/p.gif)",
        "[a](https://x.example/\"onmouseover=\"alert(1))",
        "```\n<script>alert(1)</script>\n```",
        "<a href=\"https://x.example\" style=\"position:fixed\">a</a>",
        "\u0000<b>bold</b>"
      })
  void nothingThatIsTypedBecomesMoreThanTheMarkupCanMean(String typed) {
    String html = Markup.html(typed);
    assertTrue(
        html.replaceAll(
                "</?(p|br|strong|em|ul|ol|li|blockquote|pre|code)( /)?>|<a href=\"(https?|mailto)[^\"<>]*\">|</a>",
                "")
            .chars()
            .noneMatch(c -> c == '<'),
        html);
    assertFalse(html.contains("<img"), html);
  }

  @Test
  void whatIsNestedWithoutEndIsRenderedAllTheSame() {
    String quotes = "> ".repeat(5_000) + "deep";
    String stars = "*a **b ".repeat(1_500) + "c" + "** *".repeat(1_500);
    String lists = "- ".repeat(5_000) + "deep";
    for (String hostile : new String[] {quotes, stars, lists, "[".repeat(12_000)}) {
      assertFalse(Markup.html(hostile).isEmpty());
      assertFalse(Markup.text(hostile).isEmpty());
    }
  }
}
