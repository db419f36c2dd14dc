package dev.threadmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.desk.Written;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.ticket.Status;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads an answer as a person has written it. Empty for what makes no sense. */
final class ReplyReader {
  private ReplyReader() {}

  /**
   * @param signature what goes below it unless it says that nothing shall
   */
  static Optional<Written> read(JsonNode body, Supplier<String> signature) {
    Optional<Written.Mode> mode = ActReader.choice(Written.Mode.class, body.path("mode"));
    Optional<List<Address>> to = addresses(body.path("to"));
    Optional<List<Address>> cc = addresses(body.path("cc"));
    Optional<Status> status = ActReader.status(body);
    Optional<Form> form = form(body, Form.PLAIN);
    Optional<List<Enclosed>> files = files(body.path("attachments"));
    Optional<List<String>> uploads = uploads(body.path("uploads"));
    boolean sound =
        body.path("text").isTextual()
            && (status.isPresent() || body.path("status").isMissingNode())
            && (body.path("signature").isBoolean() || body.path("signature").isMissingNode());
    if (!sound
        || mode.isEmpty()
        || to.isEmpty()
        || cc.isEmpty()
        || form.isEmpty()
        || files.isEmpty()
        || uploads.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Written(
            mode.get(),
            to.get(),
            cc.get(),
            body.get("text").asText(),
            status,
            files.get(),
            uploads.get(),
            form.get(),
            body.path("signature").asBoolean(true) ? signature.get() : ""));
  }

  /** In what form it goes out; {@code usual} where it does not say. */
  static Optional<Form> form(JsonNode body, Form usual) {
    return body.path("format").isMissingNode()
        ? Optional.of(usual)
        : ActReader.choice(Form.class, body.path("format"));
  }

  private static Optional<List<Enclosed>> files(JsonNode array) {
    List<Enclosed> all = new ArrayList<>();
    for (JsonNode one : array) {
      try {
        byte[] content = Base64.getDecoder().decode(one.path("content").asText());
        all.add(new Enclosed(one.path("name").asText(), one.path("type").asText(), content));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return array.isArray() || array.isMissingNode() ? Optional.of(all) : Optional.empty();
  }

  private static Optional<List<String>> uploads(JsonNode array) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : array) {
      if (!one.isTextual()) {
        return Optional.empty();
      }
      all.add(one.asText());
    }
    return array.isArray() || array.isMissingNode() ? Optional.of(all) : Optional.empty();
  }

  private static Optional<List<Address>> addresses(JsonNode array) {
    List<Address> all = new ArrayList<>();
    for (JsonNode one : array) {
      Optional<Address> address = Address.parse(one.asText());
      if (address.isEmpty()) {
        return Optional.empty();
      }
      all.add(address.get());
    }
    return array.isArray() || array.isMissingNode() ? Optional.of(all) : Optional.empty();
  }
}
