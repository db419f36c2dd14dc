package dev.threadmark.mail.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells a mail's body from its attachments as RFC 8621 (JMAP), 4.1.4 does: two lists of the parts
 * to show in order, one for those who want text and one for those who want HTML.
 */
final class BodyParts {
  private final List<Part.Leaf> text = new ArrayList<>();
  private final List<Part.Leaf> html = new ArrayList<>();
  private final List<Part.Leaf> attachments = new ArrayList<>();

  private BodyParts() {}

  static BodyParts of(Part mail) {
    BodyParts parts = new BodyParts();
    new Walk(parts.text, parts.html).walk(List.of(mail), "mixed", false, parts.attachments);
    return parts;
  }

  List<Part.Leaf> text() {
    return text;
  }

  List<Part.Leaf> html() {
    return html;
  }

  List<Part.Leaf> attachments() {
    return attachments;
  }

  /**
   * One level of the walk; within an alternative, a part of one form is no part of the other.
   *
   * @param text where parts for text go, or null in a form that is HTML only
   */
  private record Walk(List<Part.Leaf> text, List<Part.Leaf> html) {

    void walk(
        List<Part> parts, String subtype, boolean inAlternative, List<Part.Leaf> attachments) {
      boolean alternative = subtype.equals("alternative");
      int textBefore = text == null ? -1 : text.size();
      int htmlBefore = html == null ? -1 : html.size();
      Walk walk = this;
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) instanceof Part.Multipart multipart) {
          boolean within = inAlternative || multipart.subtype().equals("alternative");
          walk.walk(multipart.parts(), multipart.subtype(), within, attachments);
          continue;
        }
        Part.Leaf leaf = (Part.Leaf) parts.get(i);
        if (!isShown(leaf, i, subtype)) {
          attachments.add(leaf);
        } else if (alternative) {
          walk.form(leaf);
        } else {
          walk = inAlternative ? walk.only(leaf) : walk;
          walk.both(leaf);
        }
      }
      if (alternative && text != null && html != null) {
        copyIfAlone(text, textBefore, html, htmlBefore);
        copyIfAlone(html, htmlBefore, text, textBefore);
      }
    }

    private static boolean isShown(Part.Leaf leaf, int index, String subtype) {
      boolean named = !leaf.header().fileName().isEmpty();
      boolean shown = index == 0 || !subtype.equals("related") && !named;
      return leaf.header().isText() && !leaf.header().isAttachment() && shown;
    }

    private void form(Part.Leaf leaf) {
      List<Part.Leaf> form = leaf.header().type().equals("text/html") ? html : text;
      if (form != null) {
        form.add(leaf);
      }
    }

    private Walk only(Part.Leaf leaf) {
      return leaf.header().type().equals("text/html") ? new Walk(null, html) : new Walk(text, null);
    }

    private void both(Part.Leaf leaf) {
      if (text != null) {
        text.add(leaf);
      }
      if (html != null) {
        html.add(leaf);
      }
    }

    private static void copyIfAlone(
        List<Part.Leaf> empty, int emptyBefore, List<Part.Leaf> full, int fullBefore) {
      if (empty.size() == emptyBefore && full.size() > fullBefore) {
        empty.addAll(full.subList(fullBefore, full.size()));
      }
    }
  }
}
