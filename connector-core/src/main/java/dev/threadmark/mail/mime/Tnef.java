package dev.threadmark.mail.mime;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Outlook packed into a {@code winmail.dat} (MS-OXTNEF): a stream of attributes, of the
 * message first, then of each attachment.
 */
record Tnef(Body body, List<Attachment> attachments) {
  private static final int SIGNATURE = 0x223e9f78;
  private static final int LEVEL_ATTACHMENT = 2;
  private static final int BODY = 0x800c;
  private static final int ATTACH_DATA = 0x800f;
  private static final int ATTACH_TITLE = 0x8010;
  private static final int ATTACH_REND_DATA = 0x9002;
  private static final int MAPI_PROPS = 0x9003;
  private static final int ATTACHMENT = 0x9005;
  private static final int OEM_CODE_PAGE = 0x9007;
  private static final int MOST_ATTACHMENTS = 1000;

  /** The content; empty where {@code bytes} are no TNEF. Where it is cut, what came before. */
  static Optional<Tnef> read(byte[] bytes) {
    LittleEndian in = new LittleEndian(bytes);
    if (in.left() < 6 || in.i32() != SIGNATURE) {
      return Optional.empty();
    }
    in.skip(2);
    TnefMessage message = new TnefMessage();
    List<TnefAttachment> files = new ArrayList<>();
    try {
      while (in.hasMore() && files.size() < MOST_ATTACHMENTS) {
        int level = in.u8();
        int id = in.i32() & 0xffff;
        LittleEndian data = in.slice(in.i32());
        in.skip(2);
        if (id == ATTACH_REND_DATA || level == LEVEL_ATTACHMENT && files.isEmpty()) {
          files.add(new TnefAttachment());
        }
        if (level == LEVEL_ATTACHMENT) {
          ofAttachment(files.get(files.size() - 1), id, data, message);
        } else {
          ofMessage(message, id, data);
        }
      }
    } catch (BufferUnderflowException e) {
      // Cut short on its way: what was read counts.
      return Optional.of(made(message, files));
    }
    return Optional.of(made(message, files));
  }

  private static Tnef made(TnefMessage message, List<TnefAttachment> files) {
    return new Tnef(message.body(), files.stream().map(TnefAttachment::asAttachment).toList());
  }

  private static void ofMessage(TnefMessage message, int id, LittleEndian data) {
    switch (id) {
      case OEM_CODE_PAGE -> message.codePage = "cp" + data.i32();
      case BODY -> message.text = Optional.of(MapiProperty.text(data.rest(), message.codePage));
      case MAPI_PROPS -> MapiProperty.each(data, message::take);
      default -> {}
    }
  }

  private static void ofAttachment(
      TnefAttachment file, int id, LittleEndian data, TnefMessage message) {
    switch (id) {
      case ATTACH_DATA -> file.size = data.left();
      case ATTACH_TITLE -> file.shortName = MapiProperty.text(data.rest(), message.codePage);
      case ATTACHMENT -> MapiProperty.each(data, property -> file.take(property, message.codePage));
      default -> {}
    }
  }
}
