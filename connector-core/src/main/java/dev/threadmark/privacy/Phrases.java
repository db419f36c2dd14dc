package dev.threadmark.privacy;

import dev.threadmark.correlate.Fingerprints;
import dev.threadmark.mail.Subject;
import dev.threadmark.ticket.Message;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether a text repeats what a person wrote: a line of theirs, or a passage. Pure. */
final class Phrases {
  /** Letters and digits of a line; less says nothing. */
  private static final int SHORTEST = 12;

  private final Set<String> lines = new LinkedHashSet<>();
  private final Set<Long> passages = new HashSet<>();

  /**
   * @param theirs what they wrote
   * @param topic under which others wrote too
   */
  Phrases(List<Message> theirs, String topic) {
    for (Message message : theirs) {
      passages.addAll(message.fingerprints());
      String own = Subject.of(message.subject()).topic();
      String subject = own.equals(topic) ? "" : own;
      for (String line : (subject + "\n" + message.excerpt()).split("\\R")) {
        String bare = bare(line);
        if (bare.length() >= SHORTEST) {
          lines.add(bare);
        }
      }
    }
  }

  boolean in(String text) {
    String bare = bare(text);
    return lines.stream().anyMatch(bare::contains)
        || !Collections.disjoint(passages, Fingerprints.quoted(text));
  }

  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
