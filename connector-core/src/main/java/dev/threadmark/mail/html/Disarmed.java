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
      "head, script, style, template, title, meta, link, base, frameset, noembed, noframes, svg,"
          + " math, param, object embed, source, track, datalist, input[type=hidden]";

  /** Shown by what they hold for a program that cannot play them, as this is one. */
  private static final String NOT_PLAYED_HERE = "video, audio, canvas, picture";

  private static final Pattern BACKGROUND_URL =
      Pattern.compile(
          "background(?:-image)?\\s*+:[^;]{0,200}?url\\(\\s*+[\"']?+([^\"')]++)",
          Pattern.CASE_INSENSITIVE);

  private Disarmed() {}

  static void tree(Document mail) {
    linkColour(mail);
    mail.select(NEVER_SEEN).remove();
    mail.select(NOT_PLAYED_HERE).unwrap();
    mail.select("object, applet, embed, iframe, frame").forEach(Disarmed::embedded);
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

  /** Its fallback where it has one, else a place of the same size. */
  private static void embedded(Element element) {
    boolean empty = !element.hasText() && element.selectFirst("img") == null;
    if (element.normalName().endsWith("frame") || empty) {
      element.attr("alt", "[" + element.normalName() + " not shown]");
      element.removeAttr("src").empty().tagName("img");
    } else {
      element.unwrap();
    }
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
    String colour = declared("color", mail.body().attr("link"));
    if (!colour.isEmpty()) {
      for (Element link : mail.select("a[href]")) {
        link.attr("style", colour + link.attr("style"));
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
    String colour = declared("color", body.attr("text"));
    inner.attr("style", "margin:" + margin(body) + ";" + colour + style);
    Element outer = body.appendElement("div").appendChild(inner);
    if (body.hasAttr("background")) {
      outer.attr("background", body.attr("background"));
    }
    outer.attr(
        "style",
        "display:flow-root;"
            + declared("background-color", body.attr("bgcolor"))
            + backgroundOf(style));
  }

  /** The declaration that an attribute of old stands for; nothing where it is no colour. */
  private static String declared(String property, String colour) {
    boolean bareHex = colour.matches("(?:[0-9a-fA-F]{3}){1,2}");
    return colour.isBlank() ? "" : property + ":" + (bareHex ? "#" : "") + colour + ";";
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
