package dev.threadmark.mail.kind;

import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.mime.MailFields;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.util.MimeUtil;

/** Reads the mails of the corpora, enough of them to tell their kind. */
final class EmlFiles {
  private EmlFiles() {}

  static Mail read(byte[] raw) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    builder.setDecodeMonitor(DecodeMonitor.SILENT);
    Message message = builder.parseMessage(new ByteArrayInputStream(withLineFeeds(raw)));
    List<Header> fields = new ArrayList<>();
    for (Field field : message.getHeader().getFields()) {
      String value = field.getBody() == null ? "" : MimeUtil.unfold(field.getBody());
      byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
      fields.add(new Header(field.getName(), new String(bytes, StandardCharsets.UTF_8)));
    }
    Parts parts = new Parts();
    parts.add(message);
    Body body = new Body(Optional.ofNullable(parts.text), Optional.ofNullable(parts.html));
    return MailFields.mail(new Headers(fields), body, parts.attachments, Optional.empty());
  }

  private static byte[] withLineFeeds(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    return text.indexOf('\n') >= 0
        ? raw
        : text.replace('\r', '\n').getBytes(StandardCharsets.ISO_8859_1);
  }

  private static final class Parts {
    String text;
    String html;
    final List<Attachment> attachments = new ArrayList<>();

    void add(Entity entity) throws IOException {
      String type = entity.getMimeType().toLowerCase(Locale.ROOT);
      if (entity.getBody() instanceof Multipart multipart) {
        for (Entity part : multipart.getBodyParts()) {
          add(part);
        }
      } else if (type.equals("text/plain") && text == null && entity.getFilename() == null) {
        text = words(entity);
      } else if (type.equals("text/html") && html == null && entity.getFilename() == null) {
        html = words(entity);
      } else {
        attachments.add(new Attachment("", type, 0, false, Optional.empty()));
      }
    }

    private static String words(Entity entity) throws IOException {
      if (!(entity.getBody() instanceof SingleBody body) || body instanceof BinaryBody) {
        return "";
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      body.writeTo(bytes);
      return bytes.toString(charset(entity.getCharset()));
    }

    private static Charset charset(String name) {
      try {
        return Charset.forName(name);
      } catch (IllegalArgumentException e) {
        return StandardCharsets.ISO_8859_1;
      }
    }
  }
}
