package dev.threadmark.mail.mime;

import dev.threadmark.mail.Headers;
import java.util.Optional;

/** What the header of a part says about its content (RFC 2045, 2183), faults forgiven. */
final class PartHeader {
  /** Multiparts nested deeper than this are taken as one lump. */
  static final int MAX_DEPTH = 100;

  private final StructuredField contentType;
  private final StructuredField disposition;
  private final String transferEncoding;
  private final Optional<String> contentId;
  private final String type;
  private final int depth;

  /**
   * @param untyped what a part without a type is: {@code text/plain}, in a digest a message
   * @param depth how many multiparts it lies within
   */
  PartHeader(Headers headers, String untyped, int depth) {
    contentType = StructuredField.of(headers.first("Content-Type").orElse(""));
    disposition = StructuredField.of(headers.first("Content-Disposition").orElse(""));
    transferEncoding =
        StructuredField.of(headers.first("Content-Transfer-Encoding").orElse("")).value();
    contentId =
        headers
            .first("Content-ID")
            .map(id -> id.replaceAll("[<>\\s]", ""))
            .filter(id -> !id.isEmpty());
    type = type(contentType.value(), untyped);
    this.depth = depth;
  }

  private static String type(String written, String untyped) {
    if (written.isEmpty()) {
      return untyped;
    }
    int slash = written.indexOf('/');
    if (slash <= 0 || slash == written.length() - 1) {
      return written.startsWith("text") ? "text/plain" : "application/octet-stream";
    }
    return written;
  }

  String type() {
    return type;
  }

  int depth() {
    return depth;
  }

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  boolean isTooDeep() {
    return depth >= MAX_DEPTH;
  }

  boolean isText() {
    return type.equals("text/plain") || type.equals("text/html");
  }

  boolean isAttachment() {
    return disposition.value().equals("attachment");
  }

  boolean isInline() {
    return disposition.value().equals("inline") || contentId.isPresent() && !isAttachment();
  }

  boolean is(String name, String value) {
    return contentType.parameter(name).filter(value::equalsIgnoreCase).isPresent();
  }

  Optional<String> label() {
    return contentType.parameter("charset");
  }

  Optional<String> contentId() {
    return contentId;
  }

  /** The file name without folders and control characters; empty where there is none. */
  String fileName() {
    String name =
        disposition
            .parameter("filename")
            .or(() -> contentType.parameter("name"))
            .or(() -> contentType.parameter("filename"))
            .or(() -> disposition.parameter("name"))
            .orElse("");
    return FileNames.cleaned(name);
  }

  Optional<String> boundary() {
    return contentType.parameter("boundary");
  }

  /** What stands after the slash of the type. */
  String subtype() {
    return type.substring(type.indexOf('/') + 1);
  }

  /** In lower case; empty where none is given. */
  String transferEncoding() {
    return transferEncoding;
  }
}
