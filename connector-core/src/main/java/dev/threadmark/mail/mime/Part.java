package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import java.util.List;

/** A mail's MIME tree, without the content of what is only attached. */
sealed interface Part {
  /**
   * @param subtype such as {@code alternative}
   */
  record Multipart(String subtype, List<Part> parts) implements Part {}

  /**
   * @param size of the decoded content in bytes
   * @param kept the start of the decoded content, as much as its type is worth
   * @param unpacked uuencoded files found in its text, which no longer holds them
   */
  record Leaf(PartHeader header, long size, byte[] kept, List<Attachment> unpacked)
      implements Part {

    boolean isWhole() {
      return kept.length == size;
    }

    Attachment asAttachment() {
      return new Attachment(
          header.fileName(), header.type(), size, header.isInline(), header.contentId());
    }
  }
}
