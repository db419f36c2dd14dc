package dev.threadmark.sandbox.graph;

import dev.threadmark.sandbox.MimePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which parts of a mail are its words and which hang on it.
 *
 * @param calendar an invitation or an answer to one, which Exchange turns into an event message
 * @param attached everything else that has content
 */
record MimeParts(
    Optional<MimePart> text,
    Optional<MimePart> html,
    Optional<MimePart> calendar,
    List<MimePart> attached) {

  static MimeParts of(MimePart mail) {
    Finding found = new Finding();
    found.walk(mail);
    return new MimeParts(
        Optional.ofNullable(found.text),
        Optional.ofNullable(found.html),
        Optional.ofNullable(found.calendar),
        List.copyOf(found.attached));
  }

  static boolean inline(MimePart part) {
    return !part.attachment()
        && (part.header("Content-ID").isPresent()
            || part.header("Content-Disposition")
                .map(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("inline"))
                .orElse(false));
  }

  private static final class Finding {
    private final List<MimePart> attached = new ArrayList<>();
    private MimePart text;
    private MimePart html;
    private MimePart calendar;

    void walk(MimePart part) {
      if (part.type().startsWith("multipart/")) {
        part.children().forEach(this::walk);
        return;
      }
      boolean loose = part.attachment() || part.fileName().isPresent();
      if (!loose && part.type().equals("text/html") && html == null) {
        html = part;
      } else if (!loose && part.type().equals("text/plain") && text == null) {
        text = part;
      } else if (!part.attachment() && part.type().equals("text/calendar") && calendar == null) {
        calendar = part;
      } else {
        attached.add(part);
      }
    }
  }
}
