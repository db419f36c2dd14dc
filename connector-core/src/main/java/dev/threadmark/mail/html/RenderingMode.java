package dev.threadmark.mail.html;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;

/**
 * How a browser lays a document out, which its doctype decides (WHATWG HTML, 13.2.6.4.1); most
 * newsletters are written for one of the older ways.
 */
enum RenderingMode {
  QUIRKS(""),
  LIMITED_QUIRKS(
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\""
          + " \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">"),
  STANDARD("<!DOCTYPE html>");

  private static final Pattern LIMITED =
      Pattern.compile("-//w3c//dtd xhtml 1\\.0 (?:transitional|frameset)//.*");
  private static final Pattern BY_SYSTEM_ID =
      Pattern.compile("-//w3c//dtd html 4\\.01 (?:transitional|frameset)//.*");
  private static final Pattern OLD =
      Pattern.compile(
          "html|(?:-//(?:w3c//dtd html (?:3|4\\.0 [tf]|exp|w3 )|w3o|ietf|net|ms|sun).*)");

  /** What a document of this mode begins with. */
  final String doctype;

  RenderingMode(String doctype) {
    this.doctype = doctype;
  }

  static RenderingMode of(Document document) {
    DocumentType type = document.documentType();
    if (type == null || !type.name().equalsIgnoreCase("html")) {
      return QUIRKS;
    }
    String id = type.publicId().toLowerCase(Locale.ROOT);
    if (BY_SYSTEM_ID.matcher(id).matches()) {
      return type.systemId().isEmpty() ? QUIRKS : LIMITED_QUIRKS;
    }
    if (LIMITED.matcher(id).matches()) {
      return LIMITED_QUIRKS;
    }
    return OLD.matcher(id).matches() ? QUIRKS : STANDARD;
  }
}
