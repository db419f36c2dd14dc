package dev.threadmark.mail.mime;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.DeliveryReport.Recipient;
import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import dev.threadmark.mail.MessageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads delivery status notifications (RFC 3464; RFC 6533 for international addresses) from the
 * parts of a report: who, what became of it, and which mail it is about.
 */
final class DeliveryStatusReader {
  private static final Pattern STATUS = Pattern.compile("([245])\\.\\d{1,3}\\.\\d{1,3}");
  private static final Map<String, Action> ACTIONS =
      Map.of(
          "fail", Action.FAILED,
          "expired", Action.FAILED,
          "undeliver", Action.FAILED,
          "delay", Action.DELAYED,
          "deliver", Action.DELIVERED,
          "relay", Action.RELAYED,
          "expand", Action.EXPANDED);
  private static final int MOST_RECIPIENTS = 1000;

  private DeliveryStatusReader() {}

  /** The report; empty where no part is a delivery status. */
  static Optional<DeliveryReport> read(List<Part.Leaf> parts) {
    List<Headers> groups =
        parts.stream()
            .filter(part -> part.header().type().matches("message/(global-)?delivery-status"))
            .flatMap(part -> groups(part.kept()).stream())
            .toList();
    boolean none =
        parts.stream().noneMatch(part -> part.header().type().endsWith("delivery-status"));
    if (none) {
      return Optional.empty();
    }
    Headers original =
        parts.stream()
            .filter(part -> isOriginal(part.header().type()))
            .findFirst()
            .map(part -> header(part.kept()))
            .orElse(Headers.NONE);
    return Optional.of(
        new DeliveryReport(
            groups.stream()
                .map(DeliveryStatusReader::recipient)
                .flatMap(Optional::stream)
                .limit(MOST_RECIPIENTS)
                .toList(),
            original.first("Message-ID").flatMap(MessageId::parse),
            ids(original),
            original.first("Subject").map(MailFields::decoded)));
  }

  private static boolean isOriginal(String type) {
    return type.matches("message/(rfc822|rfc822-headers|global|global-headers|partial)")
        || type.equals("text/rfc822-headers")
        || type.equals("text/rfc822");
  }

  private static List<MessageId> ids(Headers original) {
    return Stream.of("References", "In-Reply-To")
        .flatMap(name -> original.all(name).stream())
        .flatMap(value -> MessageId.parseAll(EncodedWords.decode(value)).stream())
        .distinct()
        .toList();
  }

  /** The groups of fields; a second recipient in one group, as some write, starts another. */
  private static List<Headers> groups(byte[] content) {
    List<Headers> groups = new ArrayList<>();
    String text = TextDecoder.decode(content, Optional.empty());
    for (String block : text.split("\\r?\\n[ \\t]*\\r?\\n")) {
      List<Header> group = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Header field : header(block.strip().getBytes(StandardCharsets.UTF_8)).fields()) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (name.endsWith("-recipient") && !seen.add(name)) {
          groups.add(new Headers(group));
          group.clear();
          seen.clear();
          seen.add(name);
        }
        group.add(field);
      }
      groups.add(new Headers(group));
    }
    return groups;
  }

  private static Optional<Recipient> recipient(Headers group) {
    Optional<String> status =
        group.first("Status").map(STATUS::matcher).filter(Matcher::find).map(Matcher::group);
    Optional<Address> address =
        Stream.of("Original-Recipient", "Final-Recipient", "X-Actual-Recipient")
            .flatMap(name -> group.first(name).stream())
            .flatMap(value -> address(value).stream())
            .findFirst();
    Optional<Action> action =
        group.first("Action").flatMap(DeliveryStatusReader::action).or(() -> byStatus(status));
    return address.flatMap(to -> action.map(what -> new Recipient(to, what, status)));
  }

  /** {@code rfc822; joe@example.com}; the type is now and then forgotten. */
  private static Optional<Address> address(String value) {
    String bare = value.substring(value.indexOf(';') + 1);
    return AddressField.addresses(bare).stream()
        .map(named -> named.address())
        .filter(address -> !address.domain().isEmpty())
        .findFirst();
  }

  /** The five words of RFC 3464, 2.3.3, and what servers write in their place. */
  private static Optional<Action> action(String value) {
    String word = StructuredField.of(value).value();
    return ACTIONS.entrySet().stream()
        .filter(entry -> word.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Optional<Action> byStatus(Optional<String> status) {
    return status.map(
        code ->
            code.startsWith("5")
                ? Action.FAILED
                : code.startsWith("4") ? Action.DELAYED : Action.DELIVERED);
  }

  private static Headers header(byte[] bytes) {
    try {
      return HeaderBlock.read(new ByteArrayInputStream(bytes)).headers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
