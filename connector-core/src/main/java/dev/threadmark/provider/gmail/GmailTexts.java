package dev.threadmark.provider.gmail;

import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartBody;
import dev.threadmark.provider.Answer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a message. The service gives them as UTF-8 whatever their Content-Type says, and
 * leaves that header as it was; so the label counts only where the bytes are not UTF-8. Very long
 * texts it keeps apart, like attachments.
 */
final class GmailTexts {
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9._:+-]+)");

  private GmailTexts() {}

  /** The same message with the texts that the service kept apart put in their places. */
  static Answer<Message> completed(Gmail gmail, String user, Message message) {
    Answer<Message> done = new Answer.Got<>(message);
    if (message.getPayload() == null) {
      return done;
    }
    for (MessagePart part : GmailParts.of(message.getPayload()).texts()) {
      MessagePartBody body = part.getBody();
      if (body == null || body.getData() != null || body.getAttachmentId() == null) {
        continue;
      }
      Answer<MessagePartBody> data =
          GmailAnswers.ask(
              () ->
                  gmail
                      .users()
                      .messages()
                      .attachments()
                      .get(user, message.getId(), body.getAttachmentId())
                      .execute());
      if (data instanceof Answer.Got<MessagePartBody> got) {
        body.setData(got.value().getData());
      } else if (!(data instanceof Answer.Gone)) {
        return data.map(none -> message);
      }
    }
    return done;
  }

  /** The text of a part with plain line ends; empty where it has none. */
  static String text(MessagePart part) {
    return decoded(part).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
  }

  private static String decoded(MessagePart part) {
    if (part.getBody() == null || part.getBody().getData() == null) {
      return "";
    }
    byte[] bytes = Base64Url.decoded(part.getBody().getData());
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, labelled(part));
    }
  }

  private static Charset labelled(MessagePart part) {
    Matcher charset = CHARSET.matcher(GmailParts.header(part, "Content-Type"));
    try {
      if (charset.find()) {
        return Charset.forName(charset.group(1));
      }
    } catch (IllegalArgumentException e) {
      // An unknown name counts as none.
    }
    return StandardCharsets.ISO_8859_1;
  }
}
