package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import org.junit.jupiter.api.Test;

class HtmlClientsTest {

  @Test
  void gmail() {
    assertAnswerOnly(
        """
        <div dir="ltr">The pump runs again.<div><br></div><div>Thanks, Bo</div></div><br>
        <div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, May 4, 2026 at 10:12 AM
        Ada Brook &lt;<a href="mailto:ada@brook.example">ada@brook.example</a>&gt; wrote:<br></div>
        <blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">
        <div dir="ltr">Is the pump fixed?</div></blockquote></div>
        """);
  }

  @Test
  void outlookOnTheDesktop() {
    assertAnswerOnly(
        """
        <html><head><style>p.MsoNormal {margin:0cm}</style></head><body><div class="WordSection1">
        <p class="MsoNormal">The pump runs again.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>
        <p class="MsoNormal">Thanks, Bo<o:p></o:p></p>
        <div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
        <p class="MsoNormal"><b>From:</b> Ada Brook &lt;ada@brook.example&gt; <br><b>Sent:</b> Monday, May 4, 2026<br>
        <b>To:</b> Help<br><b>Subject:</b> Pump<o:p></o:p></p></div></div>
        <p class="MsoNormal">Is the pump fixed?</p></div></body></html>
        """);
  }

  @Test
  void outlookOnTheWebInALanguageThatNoTableKnows() {
    assertAnswerOnly(
        """
        <div>The pump runs again.</div><div><br></div><div>Thanks, Bo</div><div id="appendonsend"></div>
        <hr style="display:inline-block;width:98%" tabindex="-1">
        <div id="divRplyFwdMsg" dir="ltr"><font><b>Frá:</b> Ada Brook<br><b>Sent þann:</b> mánudagur 4. maí 2026<br>
        <b>Viðtakandi:</b> Help<br><b>Efni:</b> Dæla</font><div>&nbsp;</div></div><div>Is the pump fixed?</div>
        """);
  }

  @Test
  void outlookOnThePhoneSignsForItself() {
    assertAnswerOnly(
        """
        <div dir="auto">The pump runs again.</div><div><br></div><div dir="auto">Thanks, Bo</div>
        <div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/x">Outlook for iOS</a></div></div>
        <div id="mail-editor-reference-message-container"><hr><div><b>From:</b> Ada &lt;ada@brook.example&gt;<br>
        <b>Date:</b> Monday, 4 May 2026<br><b>To:</b> Help<br><b>Subject:</b> Pump<br></div><p>Is the pump fixed?</p></div>
        """);
  }

  @Test
  void appleMail() {
    assertAnswerOnly(
        """
        <html><body dir="auto">The pump runs again.<div><br></div><div>Thanks, Bo<br><br><div dir="ltr">Sent from my iPad</div>
        <div dir="ltr"><br><blockquote type="cite">On 4 May 2026, at 10:12, Ada Brook &lt;ada@brook.example&gt; wrote:<br><br></blockquote></div>
        <blockquote type="cite"><div dir="ltr">Is the pump fixed?</div></blockquote></div></body></html>
        """);
  }

  @Test
  void thunderbird() {
    assertAnswerOnly(
        """
        <p>The pump runs again.</p><p>Thanks, Bo</p>
        <div class="moz-cite-prefix">Þann 4.5.2026 skrifaði Ada Brook:<br></div>
        <blockquote type="cite" cite="mid:x@brook.example"><p>Is the pump fixed?</p></blockquote>
        <div class="moz-signature">-- <br>Bo Lind<br>Works Ltd</div>
        """);
  }

  @Test
  void yahooZimbraAndZohoAreOldToo() {
    String answer = "<div>The pump runs again.</div><div><br></div><div>Thanks, Bo</div>";
    assertAnswerOnly(
        answer
            + "<div class=\"ydp1yahoo_quoted yahoo_quoted\"><div>On Monday, May 4, 2026, 10:12 AM, Ada &lt;ada@brook.example&gt; wrote:</div>"
            + "<div>Is the pump fixed?</div></div>");
    assertAnswerOnly(
        answer
            + "<hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>From: </b>Ada<br><b>To: </b>Help<br></div>"
            + "<div>Is the pump fixed?</div>");
    assertAnswerOnly(
        answer
            + "<div class=\"zmail_extra\"><div>---- On Mon, 04 May 2026 10:12:13 +0200 <b>Ada Brook &lt;ada@brook.example&gt;</b> wrote ----</div>"
            + "<blockquote>Is the pump fixed?</blockquote></div>");
  }

  @Test
  void answersBetweenTheQuotedLinesStayWithTheLinesTheyAnswer() {
    Words words =
        NewWords.of(
            Body.html(
                "<div class=gmail_quote><div class=gmail_attr>On Mon, 4 May 2026 Ada &lt;a@b.example&gt; wrote:</div>"
                    + "<blockquote class=gmail_quote>Is it fixed?</blockquote><div>Yes, since noon.</div>"
                    + "<blockquote class=gmail_quote>And the seal?</blockquote><div>Is on order.</div>"
                    + "<blockquote class=gmail_quote>Regards</blockquote></div>"));
    assertEquals(
        "> Is it fixed?\nYes, since noon.\n> And the seal?\nIs on order.", words.written());
    assertTrue(words.elided().startsWith("On Mon, 4 May 2026"), words.elided());
    assertTrue(words.elided().contains("> And the seal?"), words.elided());
  }

  @Test
  void paragraphsListsTablesAndPreformattedTextReadAsTheyLook() {
    Words words =
        NewWords.of(
            Body.html(
                "<style>x</style><p>Two\n  steps,\u00a0see <a href='https://works.example/x'>the page</a>:</p><ol><li>open</li><li>close</li></ol>"
                    + "<ul><li>one</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
                    + "<pre>if x:\n    y()</pre><div style='display:none'>hidden</div>Bye<br><br>Bo"));
    assertEquals(
        "Two steps, see the page:\n\n1. open\n2. close\n\n* one\n\na b\nc\n\nif x:\n    y()\nBye\n\nBo",
        words.written());
  }

  @Test
  void aParagraphSetInByHandIsNoQuotation() {
    assertEquals(
        "Please order:\n\nA12 seal",
        NewWords.of(
                Body.html(
                    "<p>Please order:</p><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>A12 seal</blockquote>"))
            .written());
  }

  private static void assertAnswerOnly(String html) {
    Words words = NewWords.of(Body.html(html));
    assertEquals("The pump runs again.\n\nThanks, Bo", words.written());
    assertTrue(words.elided().contains("Is the pump fixed?"), words.elided());
  }
}
