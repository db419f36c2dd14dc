package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which thread a message joins: one that holds a message it refers to, and only under the same
 * subject, as the sending guide demands of References, In-Reply-To and Subject together.
 */
final class ThreadRule {
  private static final Pattern REPLY_MARKS =
      Pattern.compile("^\\s*((re|fwd?|aw|wg|sv|vs|tr|antw)(\\[\\d+\\])?\\s*:\\s*)+");

  /** The thread of a message, by its Message-ID. */
  private final Map<String, String> threadOf = new HashMap<>();

  /** The bare subjects of a thread, by its id. */
  private final Map<String, String> subjectOf = new HashMap<>();

  /**
   * @param wanted the thread that the sender asks for
   */
  String threadFor(String newId, MimePart head, Optional<String> wanted) {
    String subject = bare(head);
    if (wanted.isPresent() && !subjectOf.containsKey(wanted.get())) {
      throw ApiError.notFound();
    }
    String thread =
        Stream.concat(wanted.stream(), referred(head).stream().flatMap(id -> known(id).stream()))
            .filter(id -> subject.equals(subjectOf.get(id)))
            .findFirst()
            .orElse(newId);
    subjectOf.putIfAbsent(thread, subject);
    head.header("Message-ID")
        .map(MessageIds::in)
        .ifPresent(ids -> ids.forEach(id -> threadOf.putIfAbsent(id, thread)));
    return thread;
  }

  private Optional<String> known(String messageId) {
    return Optional.ofNullable(threadOf.get(messageId));
  }

  private static List<String> referred(MimePart head) {
    return Stream.of("In-Reply-To", "References")
        .flatMap(name -> head.header(name).map(MessageIds::in).orElse(List.of()).stream())
        .toList();
  }

  private static String bare(MimePart head) {
    String subject = MimePart.decodeWords(head.header("Subject").orElse(""));
    return REPLY_MARKS.matcher(subject.strip().toLowerCase(Locale.ROOT)).replaceFirst("").strip();
  }
}
