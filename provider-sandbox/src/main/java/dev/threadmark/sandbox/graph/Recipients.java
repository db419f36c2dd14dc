package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.sandbox.MimePart;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Addresses between header fields and Graph's {@code emailAddress} objects. */
final class Recipients {
  private Recipients() {}

  static List<ObjectNode> of(MimePart mail, String header) {
    List<ObjectNode> found = new ArrayList<>();
    for (var field : mail.headers()) {
      if (field.getKey().equalsIgnoreCase(header)) {
        parse(field.getValue()).forEach(mailbox -> found.add(json(mailbox)));
      }
    }
    return found;
  }

  private static List<Mailbox> parse(String value) {
    try {
      return new ArrayList<>(LenientAddressParser.DEFAULT.parseAddressList(value).flatten());
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  private static ObjectNode json(Mailbox mailbox) {
    String address = mailbox.getAddress() == null ? "" : mailbox.getAddress();
    String name = mailbox.getName() == null ? address : MimePart.decodeWords(mailbox.getName());
    return json(name, address);
  }

  static ObjectNode json(String name, String address) {
    ObjectNode recipient = GraphReply.JSON.createObjectNode();
    recipient.putObject("emailAddress").put("name", name).put("address", address);
    return recipient;
  }

  static String address(JsonNode recipient) {
    return recipient.path("emailAddress").path("address").asText("");
  }

  /** As a header value, names encoded (RFC 2047). */
  static String header(JsonNode recipients) {
    List<String> texts = new ArrayList<>();
    for (JsonNode recipient : recipients) {
      String name = recipient.path("emailAddress").path("name").asText("");
      String address = address(recipient);
      texts.add(
          name.isEmpty() || name.equals(address)
              ? address
              : EncoderUtil.encodeAddressDisplayName(name) + " <" + address + ">");
    }
    return String.join(", ", texts);
  }
}
