package dev.threadmark.provider.graph;

import com.microsoft.graph.models.InternetMessageHeader;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * The header fields of a message: those it came with, or, where Graph keeps none (Sent Items), as
 * many as its properties tell.
 */
final class GraphHeaders {
  private static final Pattern FOLD = Pattern.compile("\\r?\\n");

  private GraphHeaders() {}

  static Headers of(Message message) {
    List<Header> fields = new ArrayList<>();
    List<InternetMessageHeader> came = message.getInternetMessageHeaders();
    if (came != null) {
      came.stream()
          .filter(header -> header.getName() != null)
          .map(header -> new Header(header.getName(), unfolded(header.getValue())))
          .forEach(fields::add);
    }
    if (fields.isEmpty()) {
      addParties(fields, message);
      add(fields, "Subject", words(message.getSubject()));
      add(fields, "Date", date(message.getSentDateTime()));
      add(fields, "In-Reply-To", property(message, GraphProperties.IN_REPLY_TO));
      add(fields, "References", property(message, GraphProperties.REFERENCES));
      add(fields, "Thread-Index", index(message.getConversationIndex()));
    }
    // Exchange invents a Message-ID for mail without: others who answer through it name that one.
    addMissing(fields, "Message-ID", message.getInternetMessageId());
    // The Thread-Index it invents stays out: it is made of the subject, so strangers share it.
    return new Headers(fields);
  }

  private static void addParties(List<Header> fields, Message message) {
    String from = address(message.getFrom());
    String sender = address(message.getSender());
    add(fields, "From", from);
    if (!sender.equals(from)) {
      add(fields, "Sender", sender);
    }
    add(fields, "Reply-To", addresses(message.getReplyTo()));
    add(fields, "To", addresses(message.getToRecipients()));
    add(fields, "Cc", addresses(message.getCcRecipients()));
  }

  private static void addMissing(List<Header> fields, String name, String value) {
    if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase(name))) {
      add(fields, name, value);
    }
  }

  private static void add(List<Header> fields, String name, String value) {
    if (value != null && !value.isBlank()) {
      fields.add(new Header(name, value));
    }
  }

  private static String addresses(List<Recipient> recipients) {
    return recipients == null
        ? ""
        : recipients.stream()
            .map(GraphHeaders::address)
            .filter(address -> !address.isEmpty())
            .collect(Collectors.joining(", "));
  }

  private static String address(Recipient recipient) {
    if (recipient == null || recipient.getEmailAddress() == null) {
      return "";
    }
    String address = Optional.ofNullable(recipient.getEmailAddress().getAddress()).orElse("");
    String name = Optional.ofNullable(recipient.getEmailAddress().getName()).orElse("").strip();
    return address.isBlank() || name.isEmpty() || name.equalsIgnoreCase(address)
        ? address.strip()
        : EncoderUtil.encodeAddressDisplayName(name) + " <" + address.strip() + ">";
  }

  private static String words(String text) {
    return text == null
        ? ""
        : EncoderUtil.encodeIfNecessary(unfolded(text), EncoderUtil.Usage.TEXT_TOKEN, 0);
  }

  private static String date(OffsetDateTime at) {
    return at == null ? "" : DateTimeFormatter.RFC_1123_DATE_TIME.format(at);
  }

  private static String property(Message message, String id) {
    return GraphProperties.value(message, id).map(GraphHeaders::unfolded).orElse("");
  }

  private static String index(byte[] conversationIndex) {
    return conversationIndex == null ? "" : Base64.getEncoder().encodeToString(conversationIndex);
  }

  private static String unfolded(String value) {
    if (value == null) {
      return "";
    }
    return value.indexOf('\n') < 0 ? value : FOLD.matcher(value).replaceAll("");
  }
}
