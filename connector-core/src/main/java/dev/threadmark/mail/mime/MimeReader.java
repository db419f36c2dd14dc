package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a mail from its raw MIME form, however broken. Content that is only attached is counted,
 * not held: a mail may be far bigger than the memory.
 */
public final class MimeReader {
  private static final int MOST_ATTACHMENTS = 1000;

  private MimeReader() {}

  /**
   * The mail. Attachments come in the order of their parts; the parts of reports, invitations and
   * attached messages are among them, so that their types tell what the mail is. At most {@value
   * #MOST_ATTACHMENTS} are listed; body text is cut at 2 million characters.
   *
   * @param raw RFC 5322 bytes; read to the end, not closed
   * @throws IOException if {@code raw} cannot be read; never because of what it holds
   */
  public static Mail read(InputStream raw) throws IOException {
    InputStream lines = new LineEnds(raw);
    HeaderBlock.Read top = HeaderBlock.read(lines);
    Part tree =
        new PartReader(new LeafReader())
            .read(new PartHeader(top.headers(), "text/plain", 0), top.body());
    lines.transferTo(OutputStream.nullOutputStream());
    BodyParts parts = BodyParts.of(tree);
    Body body = BodyText.body(parts);
    List<Attachment> attachments = new ArrayList<>();
    parts.text().forEach(leaf -> attachments.addAll(leaf.unpacked()));
    for (Part.Leaf leaf : parts.attachments()) {
      Optional<Tnef> tnef =
          ContainerTypes.isTnef(leaf.header()) ? Tnef.read(leaf.kept()) : Optional.empty();
      if (tnef.isPresent()) {
        attachments.addAll(tnef.get().attachments());
        body = isEmpty(body) ? tnef.get().body() : body;
      } else {
        attachments.add(leaf.asAttachment());
      }
    }
    return MailFields.mail(
        top.headers(),
        body,
        attachments.subList(0, Math.min(MOST_ATTACHMENTS, attachments.size())),
        DeliveryStatusReader.read(parts.attachments()));
  }

  /**
   * The content of one attachment, by its place in {@link Mail#attachments}. Empty for one that is
   * not there, that is packed into another part (TNEF, uuencode), or that is too big to be held: 32
   * MB for the whole mail.
   *
   * @param raw RFC 5322 bytes; not closed
   */
  public static Optional<byte[]> attachment(InputStream raw, int index) throws IOException {
    HeaderBlock.Read top = HeaderBlock.read(new LineEnds(raw));
    PartReader reader = new PartReader(new LeafReader(true));
    Part tree = reader.read(new PartHeader(top.headers(), "text/plain", 0), top.body());
    BodyParts parts = BodyParts.of(tree);
    int at = parts.text().stream().mapToInt(leaf -> leaf.unpacked().size()).sum();
    for (Part.Leaf leaf : parts.attachments()) {
      Optional<Tnef> tnef =
          ContainerTypes.isTnef(leaf.header()) ? Tnef.read(leaf.kept()) : Optional.empty();
      if (at == index && tnef.isEmpty()) {
        return Optional.of(leaf.kept()).filter(any -> leaf.isWhole());
      }
      at += tnef.map(packed -> packed.attachments().size()).orElse(1);
    }
    return Optional.empty();
  }

  private static boolean isEmpty(Body body) {
    return body.html().orElse("").isBlank() && body.text().orElse("").isBlank();
  }
}
