package dev.threadmark.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.mail.Address;
import dev.threadmark.store.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds a person in stored rows and takes them out: the address wherever it stands, names in the
 * fields that hold text. A value that no longer says who it was is {@link KnownAs#NOBODY} or {@link
 * #NOTHING}. Pure.
 */
final class Mentions {
  /** In place of a name or of words. */
  static final String NOTHING = "erased";

  /** Fields that people fill; the others hold words of ours, one of which may be a name. */
  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "subject",
          "subjects",
          "excerpt",
          "because",
          "why",
          "text",
          "what",
          "attachments",
          "files",
          "tags",
          "add",
          "remove",
          "topic",
          "query");

  private final Pattern address;
  private final Pattern names;

  private Mentions(Address address, Collection<String> names) {
    Set<String> spellings = new LinkedHashSet<>(List.of(address.value(), address.key()));
    this.address = pattern("(?<![\\w.+-])", spellings, "(?![\\w-]|\\.\\w)");
    this.names = pattern("(?<![\\p{L}\\p{N}])", names, "(?![\\p{L}\\p{N}])");
  }

  /** By address and the full names that an admin gave: where others' matters may name them. */
  static Mentions anywhere(KnownAs who) {
    return new Mentions(who.address(), who.fullNames());
  }

  /** By whatever they are called, or call themselves: where they take part. */
  static Mentions close(KnownAs who) {
    return new Mentions(who.address(), who.calls());
  }

  /** The longest first: a first name must not break the whole one. */
  private static Pattern pattern(String before, Collection<String> words, String after) {
    String any =
        words.stream()
            .sorted(Comparator.comparing(String::length).reversed())
            .map(word -> Pattern.quote(word).replace(" ", "\\E\\s+\\Q"))
            .collect(Collectors.joining("|"));
    return words.isEmpty()
        ? Pattern.compile("(?!)")
        : Pattern.compile(
            before + "(?:" + any + ")" + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** True if the row says anything of them. */
  boolean in(String json) {
    return !erased(json).equals(json);
  }

  /** The row without them; the same text where it says nothing of them. */
  String erased(String json) {
    JsonNode node = Json.read(json, JsonNode.class);
    JsonNode now = erased("", node);
    return now.equals(node) ? json : now.toString();
  }

  private JsonNode erased(String field, JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(text(field, node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode now = JsonNodeFactory.instance.arrayNode();
      node.forEach(one -> now.add(erased(field, one)));
      return now;
    }
    if (node.isObject()) {
      ObjectNode now = JsonNodeFactory.instance.objectNode();
      for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
        String name = fields.next();
        String left = address.matcher(name).replaceAll(KnownAs.NOBODY.value());
        now.set(left, erased(name, node.get(name)));
      }
      return now;
    }
    return node;
  }

  private String text(String field, String text) {
    String left = address.matcher(text).replaceAll(KnownAs.NOBODY.value());
    return TEXTS.contains(field) ? names.matcher(left).replaceAll(NOTHING) : left;
  }
}
