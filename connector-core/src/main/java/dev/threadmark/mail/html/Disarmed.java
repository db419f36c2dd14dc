package dev.threadmark.mail.html;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Turns what a mail may not have into what looks alike: a form into a box, a password field into a
 * text field, a background of a style into an attribute that the policy can judge.
 *
 * <p>For looks only. Nothing is safe because of this class; that is the policy's part.
 */
final class Disarmed {
  private static final String NEVER_SEEN =
      "head, script, style, template, title, meta, link, base, iframe, frame, frameset, noembed,"
          + " noframes, svg, math, applet > param, object > param, embed, source, track, datalist,"
          + " input[type=hidden]";
  private static final String NOT_PLAYED_HERE = "video, audio, canvas, object, applet, picture";
  private static final Pattern BACKGROUND_URL =
      Pattern.compile(
          "background(?:-image)?\\s*+:[^;]{0,200}?url\\(\\s*+[\"']?+([^\"')]++)",
          Pattern.CASE_INSENSITIVE);

  private Disarmed() {}

  static void tree(Document mail) {
    linkColour(mail);
    mail.select(NEVER_SEEN).remove();
    mail.select(NOT_PLAYED_HERE).unwrap();
    mail.select("form, marquee, dialog").tagName("div");
    mail.select("textarea, xmp, listing, plaintext").tagName("pre");
    for (Element input : mail.select("input")) {
      input(input);
    }
    for (Element element : mail.select("[style*=url]")) {
      Matcher url = BACKGROUND_URL.matcher(element.attr("style"));
      if (url.find()) {
        element.attr("background", url.group(1).strip());
      }
    }
    body(mail);
  }

  private static void input(Element input) {
    switch (input.attr("type").toLowerCase(Locale.ROOT)) {
      case "image" -> {
        input.tagName("img");
        input.removeAttr("type");
      }
      case "submit", "reset", "button", "checkbox", "radio" -> {}
      case "password" -> {
        input.attr("type", "text");
        input.removeAttr("value");
      }
      default -> input.attr("type", "text");
    }
  }

  private static void linkColour(Document mail) {
    String colour = mail.body().attr("link");
    if (!colour.isBlank()) {
      for (Element link : mail.select("a[href]")) {
        link.attr("style", "color:" + colour + ";" + link.attr("style"));
      }
    }
  }

  /** The body's own looks, on a box for its background and one for the rest. */
  private static void body(Document mail) {
    Element body = mail.body();
    String style = body.attr("style");
    Element inner = new Element("div");
    inner.appendChildren(List.copyOf(body.childNodes()));
    for (String name : new String[] {"dir", "lang", "align"}) {
      inner.attr(name, body.attr(name));
    }
    String colour = body.attr("text").isBlank() ? "" : "color:" + body.attr("text") + ";";
    inner.attr("style", "margin:" + margin(body) + ";" + colour + style);
    Element outer = body.appendElement("div").appendChild(inner);
    outer.attr("bgcolor", body.attr("bgcolor"));
    if (body.hasAttr("background")) {
      outer.attr("background", body.attr("background"));
    }
    outer.attr("style", "display:flow-root;" + backgroundOf(style));
  }

  private static String margin(Element body) {
    String side = body.hasAttr("leftmargin") ? body.attr("leftmargin") : body.attr("marginwidth");
    String top = body.hasAttr("topmargin") ? body.attr("topmargin") : body.attr("marginheight");
    return px(top) + " " + px(side);
  }

  private static String px(String margin) {
    return margin.matches("\\d{1,3}") ? margin + "px" : "8px";
  }

  private static String backgroundOf(String style) {
    StringBuilder background = new StringBuilder();
    for (String declaration : style.split(";")) {
      if (declaration.strip().toLowerCase(Locale.ROOT).startsWith("background")) {
        background.append(declaration).append(';');
      }
    }
    return background.toString();
  }
}
