package dev.threadmark.mail.words;

import dev.threadmark.mail.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Reads the first text and the first HTML of a mail; enough for tests of words. */
final class TestMail {
  private String text;
  private String html;

  static Body body(Path eml) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    TestMail mail = new TestMail();
    try (InputStream in = Files.newInputStream(eml)) {
      Message message = builder.parseMessage(in);
      mail.read(message);
      message.dispose();
    }
    return new Body(Optional.ofNullable(mail.text), Optional.ofNullable(mail.html));
  }

  private void read(Entity part) throws IOException {
    if (part.getBody() instanceof Multipart multipart) {
      for (Entity child : multipart.getBodyParts()) {
        read(child);
      }
    } else if (part.getBody() instanceof SingleBody single
        && !"attachment".equals(part.getDispositionType())) {
      if (text == null && part.getMimeType().equals("text/plain")) {
        text = decode(part, single);
      } else if (html == null && part.getMimeType().equals("text/html")) {
        html = decode(part, single);
      }
    }
  }

  private static String decode(Entity part, SingleBody body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    Charset charset;
    try {
      charset = Charset.forName(part.getCharset());
    } catch (IllegalArgumentException unknown) {
      charset = StandardCharsets.UTF_8;
    }
    return bytes.toString(charset);
  }
}
