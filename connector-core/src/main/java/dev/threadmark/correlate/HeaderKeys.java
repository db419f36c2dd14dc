package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys by which mails know each other as one thread: two mails that share one of these keys
 * are, whichever came first. So sharing is all that counts, and any order of delivery ends in the
 * same threads:
 *
 * <ul>
 *   <li>a mail and its direct answers share its id;
 *   <li>mails that name the same older mail share its id only together with a form of their
 *       subject, since people begin new matters by answering an old mail.
 * </ul>
 *
 * @param own the mail's own id
 * @param answered the mails it answers
 * @param ownUnderSubject its own id, under its subject
 * @param underSubject what it answers and refers to, newest first, under its subject
 */
public record HeaderKeys(
    ThreadKey own,
    List<ThreadKey> answered,
    List<ThreadKey> ownUnderSubject,
    List<ThreadKey> underSubject) {

  public static HeaderKeys of(Arrival arrival, Clues clues) {
    MessageId id = arrival.mail().id();
    Set<String> forms = arrival.subject().forms();
    List<MessageId> named = new ArrayList<>(clues.parents());
    named.addAll(clues.references());
    return new HeaderKeys(
        ThreadKey.of(id),
        answered(arrival, clues).stream().map(ThreadKey::of).toList(),
        under(List.of(id), forms),
        under(named, forms));
  }

  /** What leads to the mail's ticket without its subject. */
  public Stream<ThreadKey> direct() {
    return Stream.concat(Stream.of(own), answered.stream());
  }

  /** What leads to it only under its subject. */
  public Stream<ThreadKey> agreeing() {
    return Stream.concat(ownUnderSubject.stream(), underSubject.stream());
  }

  /** A report answers the mail that it reports on. */
  private static Collection<MessageId> answered(Arrival arrival, Clues clues) {
    Set<MessageId> ids = new LinkedHashSet<>(clues.parents());
    if (arrival.kind().automatic()) {
      clues.reported().stream().limit(1).forEach(ids::add);
    }
    return ids;
  }

  private static List<ThreadKey> under(Collection<MessageId> ids, Set<String> forms) {
    return ids.stream().flatMap(id -> forms.stream().map(form -> ThreadKey.of(id, form))).toList();
  }
}
