package dev.threadmark.mail.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
  private static String body(String html) {
    return body(html, SafeHtml.Options.CLOSED);
  }

  /** Without the two boxes that stand for the mail's body. */
  private static String body(String html, SafeHtml.Options options) {
    String safe = SafeHtml.of(html, options);
    int start = safe.indexOf('>', safe.indexOf('>') + 1) + 1;
    return safe.substring(start, safe.length() - "</div></div>".length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>",
        "<iframe src='javascript:alert(1)'></iframe>",
        "<a href='java\tscript:alert(1)'>x</a>",
        "<a href='&#106;avascript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<a href='vbscript:alert(1)'>x</a>",
        "<div style='width:expression(alert(1))'>x</div>",
        "<div style='background:url(javascript:alert(1))'>x</div>",
        "<style>@import 'javascript:alert(1)';</style>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>x",
        "<table background='javascript:alert(1)'><tr><td>x</table>",
        "<template><img src=x onerror=alert(1)></template>",
        "<img src='data:image/svg+xml;base64,PHN2Zy8+' alt=alert(1)x onload=alert(1)>",
      })
  void nothingOfAScriptIsLeft(String html) {
    String safe =
        SafeHtml.of(html).replace("alt=\"alert(1)x\"", "").replaceAll("title=\"[^\"]*\"", "");
    assertFalse(safe.contains("alert"), safe);
    assertFalse(safe.contains("svg"), safe);
  }

  @Test
  void aRemoteImageWaitsForAClick() {
    String html = "<img src='http://pixel.example/a.gif?u=1' width=5 alt=Logo>";
    assertEquals(
        "<img width=\"5\" alt=\"Logo\" src=\"data:,\""
            + " data-remote-src=\"http://pixel.example/a.gif?u&#61;1\" />",
        body(html));
    assertTrue(
        body(html, SafeHtml.Options.CLOSED.withRemoteImages())
            .contains(" src=\"http://pixel.example/a.gif?u&#61;1\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div background='http://pixel.example/b'>x</div>",
        "<div style='background:#fff url(\"http://pixel.example/b\") no-repeat'>x</div>",
        "<style>div { background-image: url(http://pixel.example/b) }</style><div>x</div>",
      })
  void aRemoteBackgroundWaitsForAClick(String html) {
    String closed = SafeHtml.of(html);
    assertTrue(closed.contains("data-remote-background=\"http://pixel.example/b\""), closed);
    assertFalse(closed.contains("url("), closed);
    String open = SafeHtml.of(html, SafeHtml.Options.CLOSED.withRemoteImages());
    assertTrue(open.contains("url(&#34;http://pixel.example/b&#34;)"), open);
  }

  @Test
  void aBackgroundAddressCannotLeaveItsCssString() {
    String open =
        SafeHtml.of(
            "<td><div background='http://x.example/\");position:fixed;a:url(\"'>x</div>",
            SafeHtml.Options.CLOSED.withRemoteImages());
    assertFalse(open.contains("position"), open);
  }

  @Test
  void anImageOfTheMailIsShownFromWhereTheCallerSays() {
    Map<String, String> parts = Map.of("logo@x", "/parts/7?key=1");
    SafeHtml.Options options =
        SafeHtml.Options.CLOSED.withCid(cid -> Optional.ofNullable(parts.get(cid)));
    assertTrue(body("<img src='cid:logo%40x'>", options).contains("src=\"/parts/7?key&#61;1\""));
    assertEquals(
        "<img alt=\"Map\" src=\"data:,\" data-cid=\"gone&#64;x\" />",
        body("<img src='cid:gone@x' alt=Map>", options));
  }

  @Test
  void aMailCannotNameAnAddressOnOurOriginItself() {
    assertFalse(
        body("<img src='/tickets/1/close'><a href='/logout'>x</a>").contains("/" + "tickets"));
    assertFalse(body("<a href='/logout'>x</a>").contains("logout"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://evil.example/      | www.bank.example               | evil.example
          http://evil.example/      | https://bank.example/login     | evil.example
          http://evil.example/      | Log in at www.bank.example now | evil.example
          http://bank.example@evil.example/ | bank.example           | evil.example
          http:\\\\evil.example/    | bank.example                   | evil.example
          http://bank.example.evil.example | bank.example            | bank.example.evil.example
          mailto:me@evil.example    | help@bank.example              | evil.example
          https://bаnk.example/     | bank.example                   | xn--bnk-6cd.example
          """)
  void aLinkToElsewhereSaysWhereItLeads(String href, String text, String host) {
    String safe = body("<a href='" + href + "'>" + text + "</a>");
    assertTrue(
        safe.contains(">[" + host + "]</span></a>") || safe.contains("> [" + host + "]</span></a>"),
        safe);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://www.bank.example/x  | bank.example
          http://bank.example/x      | www.bank.example
          http://login.bank.example/ | https://bank.example/
          mailto:help@bank.example   | help@bank.example
          http://news.example/       | Read more
          http://news.example/       | Version 2.0 of the tool. Now out.
          tel:+49301234              | +49 30 1234
          """)
  void anHonestLinkGetsNoNote(String href, String text) {
    String safe = body("<a href='" + href + "'>" + text + "</a>");
    assertFalse(safe.contains(LinkNotes.NOTE), safe);
    assertTrue(safe.contains("rel=\"noopener noreferrer nofollow\""), safe);
    assertTrue(safe.contains("target=\"_blank\"") && safe.contains("title=\""), safe);
  }

  @Test
  void aMailsNamesCannotBeTakenForOurs() {
    assertEquals(
        "<p id=\"mail-location\">x</p><a href=\"#mail-location\">up</a>",
        body("<p id=location>x</p><a href=#location>up</a>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position:fixed",
        "position:absolute;top:0",
        "position:sticky",
        "z-index:9",
        "margin:-9px",
        "margin-left:-100%",
        "width:99999px",
        "width:1e9px",
        "height:100vh",
        "transform:scale(9)",
        "background:url(http://x)",
        "font-size:900px",
        "unicode-bidi:bidi-override",
        "text-indent:-9999px",
        "content:'x'",
        "behavior:url(x)",
        "-moz-binding:url(x)",
        "box-shadow:0 0 0 3000px red",
        "animation:x 1s",
        "cursor:url(http://x),auto",
        "p\\6fsition:fixed",
        "position/**/:fixed",
        "width:calc(1px*9999)",
        "filter:url(#x)"
      })
  void aStyleThatLeavesItsPlaceIsGone(String style) {
    assertFalse(
        body("<p style='" + style + "'>x</p>").contains("style"),
        () -> body("<p style='" + style + "'>x</p>"));
    assertFalse(body("<style>p{" + style + "}</style><p>x</p>").contains("style"));
  }

  @Test
  void aNewsletterKeepsItsLooks() {
    String html =
        "<table width=600 bgcolor='#ffeedd' cellpadding=4><tr><td valign=top"
            + " style='color:#333;font-family:Arial;padding:10px'><font face=Verdana size=2"
            + " color=red>Hi</font></td></tr></table>";
    String safe = body(html);
    for (String kept :
        new String[] {
          "width=\"600\"",
          "bgcolor=\"#ffeedd\"",
          "cellpadding=\"4\"",
          "valign=\"top\"",
          "color:#333",
          "arial",
          "padding:10px",
          "face=\"Verdana\"",
          "size=\"2\"",
          "color=\"red\""
        }) {
      assertTrue(safe.contains(kept), kept + " in " + safe);
    }
  }

  @Test
  void styleSheetsAreInlinedByTheirWeight() {
    assertEquals(
        "<p style=\"color:red;color:blue;color:green\">x</p>",
        body("<style>#a{color:green} p{color:red} @media print{p{color:black}}"
                + " .b{color:blue}</style><p id=a class=b>x</p>")
            .replace(" id=\"mail-a\"", ""));
  }

  @Test
  void aFormIsOnlyToLookAt() {
    String safe =
        body(
            "<form action=http://evil.example method=post>Name <input name=n value=v>"
                + "<input type=password value=secret><input type=hidden value=h>"
                + "<button>Go</button></form>");
    assertFalse(safe.contains("form") || safe.contains("evil") || safe.contains("name="), safe);
    assertFalse(safe.contains("secret") || safe.contains("password"), safe);
    assertEquals(3, safe.split("disabled", -1).length / 2, safe);
  }

  @Test
  void aFrameDocumentKeepsTheRenderingMode() {
    String old = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\"";
    assertEquals("<!DOCTYPE html>", doctype("<!doctype html><p>x"));
    assertEquals("", doctype("<p>x"));
    assertEquals("", doctype("<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">"));
    assertEquals("", doctype(old + ">"));
    assertTrue(doctype(old + " \"http://www.w3.org/TR/html4/loose.dtd\">").contains("XHTML 1.0"));
  }

  private static String doctype(String html) {
    String document = SafeHtml.document(html, SafeHtml.Options.CLOSED);
    return document.substring(0, document.indexOf("<html>"));
  }
}
