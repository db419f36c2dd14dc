package dev.threadmark.mail.mime;

import dev.threadmark.mail.Body;
import java.util.Optional;

/** The body of a TNEF message, as its attributes bring it: plain, HTML or compressed RTF. */
final class TnefMessage {
  private static final int PR_BODY = 0x1000;
  private static final int PR_RTF_COMPRESSED = 0x1009;
  private static final int PR_BODY_HTML = 0x1013;
  private static final int PR_INTERNET_CPID = 0x3fde;

  String codePage = "windows-1252";
  Optional<String> text = Optional.empty();
  private Optional<byte[]> html = Optional.empty();
  private Optional<byte[]> rtf = Optional.empty();
  private Optional<String> htmlCodePage = Optional.empty();

  void take(MapiProperty property) {
    switch (property.id()) {
      case PR_BODY -> text = Optional.of(property.text(codePage));
      case PR_BODY_HTML -> html = Optional.of(property.bytes());
      case PR_RTF_COMPRESSED -> rtf = Optional.of(property.bytes());
      case PR_INTERNET_CPID -> htmlCodePage = label(property.number());
      default -> {}
    }
  }

  private static Optional<String> label(int codePage) {
    return switch (codePage) {
      case 65001 -> Optional.of("utf-8");
      case 20127 -> Optional.of("us-ascii");
      case 28591 -> Optional.of("iso-8859-1");
      case 50220, 50221, 50222 -> Optional.of("iso-2022-jp");
      default -> Optional.of("cp" + codePage);
    };
  }

  Body body() {
    if (html.isPresent()) {
      Optional<String> decoded = html.map(bytes -> TextDecoder.decode(bytes, htmlCodePage));
      return new Body(text, decoded.map(TnefMessage::lines));
    }
    if (text.filter(words -> !words.isBlank()).isPresent()) {
      return new Body(text.map(TnefMessage::lines), Optional.empty());
    }
    return rtf.flatMap(CompressedRtf::expanded).map(RtfReader::body).orElse(Body.EMPTY);
  }

  private static String lines(String text) {
    return BodyText.cut(text.replace("\r\n", "\n").replace("\u0000", ""));
  }
}
