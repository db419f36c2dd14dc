package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import java.util.Locale;
import java.util.Optional;

/** One attachment in a TNEF stream, as its attributes bring it. */
final class TnefAttachment {
  private static final int PR_DISPLAY_NAME = 0x3001;
  private static final int PR_ATTACH_DATA = 0x3701;
  private static final int PR_ATTACH_FILENAME = 0x3704;
  private static final int PR_ATTACH_LONG_FILENAME = 0x3707;
  private static final int PR_ATTACH_MIME_TAG = 0x370e;
  private static final int PR_ATTACH_CONTENT_ID = 0x3712;

  long size;
  String shortName = "";
  private String longName = "";
  private String displayName = "";
  private String type = "";
  private Optional<String> contentId = Optional.empty();

  void take(MapiProperty property, String codePage) {
    switch (property.id()) {
      case PR_ATTACH_LONG_FILENAME -> longName = property.text(codePage);
      case PR_ATTACH_FILENAME -> shortName = property.text(codePage);
      case PR_DISPLAY_NAME -> displayName = property.text(codePage);
      case PR_ATTACH_MIME_TAG -> type = property.text(codePage).strip().toLowerCase(Locale.ROOT);
      case PR_ATTACH_CONTENT_ID ->
          contentId =
              Optional.of(property.text(codePage).replaceAll("[<>\\s]", ""))
                  .filter(id -> !id.isEmpty());
      case PR_ATTACH_DATA -> {
        size = Math.max(size, property.length());
        type = type.isEmpty() && property.isObject() ? "application/ms-tnef" : type;
      }
      default -> {}
    }
  }

  Attachment asAttachment() {
    String name = !longName.isBlank() ? longName : !shortName.isBlank() ? shortName : displayName;
    String known = type.indexOf('/') > 0 ? type : "application/octet-stream";
    return new Attachment(FileNames.cleaned(name), known, size, contentId.isPresent(), contentId);
  }
}
