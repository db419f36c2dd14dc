package dev.threadmark.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * The stored shape of values: JSON with ids, addresses and instants as plain strings and events
 * tagged by their name. Unknown fields are skipped, so that an older worker can read newer rows.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              // Addresses are names of fields, too: each new one would have the shared table of
              // names copied.
              JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build())
          .addModules(new Jdk8Module(), new JavaTimeModule(), ids())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(TicketEvent.class, TaggedEvent.class)
          .build();

  static {
    register(TicketEvent.class);
  }

  private static void register(Class<?> events) {
    for (Class<?> event : events.getPermittedSubclasses()) {
      if (event.isSealed()) {
        register(event);
      } else {
        MAPPER.registerSubtypes(
            new com.fasterxml.jackson.databind.jsontype.NamedType(event, event.getSimpleName()));
      }
    }
  }

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writerFor(rootType(value)).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value of ours cannot be written as JSON", e);
    }
  }

  /** Reads what {@link #write} wrote; a row that is not that is a surprise. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored row cannot be read as " + type.getSimpleName(), e);
    }
  }

  private static Class<?> rootType(Object value) {
    return value instanceof TicketEvent ? TicketEvent.class : value.getClass();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  private interface TaggedEvent {}

  private static SimpleModule ids() {
    SimpleModule module = new SimpleModule();
    for (Class<?> id : List.of(TicketId.class, Address.class, MessageId.class, MailboxId.class)) {
      module.addSerializer(id, ToStringSerializer.instance);
    }
    module.addKeySerializer(Address.class, new AddressKey());
    text(module, TicketId.class, TicketId::new);
    text(module, Address.class, Address::new);
    text(module, MessageId.class, MessageId::new);
    text(module, MailboxId.class, Json::mailbox);
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return parse.apply(json.getText());
          }
        });
    module.addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return parse.apply(key);
          }
        });
  }

  private static MailboxId mailbox(String text) {
    int slash = text.indexOf('/');
    return new MailboxId(text.substring(0, slash), new Address(text.substring(slash + 1)));
  }

  private static final class AddressKey
      extends com.fasterxml.jackson.databind.JsonSerializer<Address> {
    @Override
    public void serialize(Address address, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeFieldName(address.value());
    }
  }
}
