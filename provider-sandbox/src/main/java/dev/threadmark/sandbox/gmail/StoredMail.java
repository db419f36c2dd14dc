package dev.threadmark.sandbox.gmail;

import dev.threadmark.sandbox.MimePart;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A message as it lies in a mailbox. Guarded by its {@link Account}. */
final class StoredMail {
  final String id;
  final String threadId;
  final byte[] raw;
  final long internalDate;
  final Set<String> labels;
  long historyId;

  private final MimePart head;
  private SoftReference<MimePart> parsed = new SoftReference<>(null);

  StoredMail(
      String id,
      String threadId,
      byte[] raw,
      MimePart head,
      long internalDate,
      Collection<String> labels) {
    this.id = id;
    this.threadId = threadId;
    this.raw = raw;
    this.head = head;
    this.internalDate = internalDate;
    this.labels = new LinkedHashSet<>(labels);
  }

  /** The header block alone: all that delivery, threading and search need. */
  static MimePart head(byte[] raw) {
    int end = raw.length;
    for (int i = 0; i + 1 < raw.length; i++) {
      boolean blank =
          raw[i] == '\n'
              && (raw[i + 1] == '\n'
                  || (raw[i + 1] == '\r' && i + 2 < raw.length && raw[i + 2] == '\n'));
      if (blank) {
        end = i + 1;
        break;
      }
    }
    return MimePart.parse(Arrays.copyOf(raw, end));
  }

  /** The whole tree; kept as long as memory lasts. */
  MimePart parts() {
    MimePart known = parsed.get();
    if (known == null) {
      known = MimePart.parse(raw);
      parsed = new SoftReference<>(known);
    }
    return known;
  }

  Optional<String> header(String name) {
    return head.header(name);
  }

  /** The Message-ID without its angle brackets. */
  Optional<String> messageId() {
    return header("Message-ID").flatMap(value -> MessageIds.in(value).stream().findFirst());
  }

  String subject() {
    return MimePart.decodeWords(header("Subject").orElse(""));
  }

  boolean has(String label) {
    return labels.contains(label);
  }

  boolean hidden() {
    return has(Labels.TRASH) || has(Labels.SPAM);
  }

  List<String> labelIds() {
    return List.copyOf(labels);
  }
}
