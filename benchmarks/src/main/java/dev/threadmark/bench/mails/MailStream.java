package dev.threadmark.bench.mails;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Mail of a support mailbox without end, the same for the same seed: about 40 in 100 begin a
 * thread, the others answer in threads of 2 to 6 mails with In-Reply-To, References and the quoted
 * mail; about every third answer is the mailbox's own; 3 in 100 have a file attached. Text and HTML
 * side by side, 4 to 8 KB. Threads run beside each other, so that an answer is often in another
 * burst than its question.
 */
public final class MailStream {
  /** How many threads of each length from 1 to 6, in 20. */
  private static final int[] LENGTHS = {4, 8, 4, 2, 1, 1};

  private static final int ATTACHED_PERCENT = 3;
  private static final int OWN_PERCENT = 60;
  private static final int MOST_OPEN = 40;
  private static final Instant BEGIN = Instant.parse("2026-11-02T08:00:00Z");
  private static final int SECONDS_BETWEEN = 7;

  private final String mailbox;
  private final Random random;
  private final Phrases phrases;
  private final List<Conversation> open = new ArrayList<>();
  private int mails;
  private int threads;

  /**
   * @param mailbox the address that all of it is written to, or by
   */
  public MailStream(String mailbox, long seed) {
    this.mailbox = mailbox;
    this.random = new Random(seed);
    this.phrases = new Phrases(random);
  }

  public Letter next() {
    Conversation conversation = choose();
    boolean ours = conversation.begun() && !conversation.lastWasOurs && percent(OWN_PERCENT);
    Instant at = BEGIN.plusSeconds((long) SECONDS_BETWEEN * mails++);
    byte[] raw = new Writing(mailbox, conversation, phrases, random).write(ours, at, attached());
    if (conversation.over()) {
      open.remove(conversation);
    }
    String domain =
        ours ? mailbox.substring(mailbox.indexOf('@') + 1) : conversation.customerDomain();
    return new Letter(conversation.number, ours, domain, at, raw);
  }

  /** A new thread as often as one ends, once enough of them are open. */
  private Conversation choose() {
    if (open.size() >= MOST_OPEN) {
      return open.get(random.nextInt(open.size()));
    }
    Conversation fresh = new Conversation(threads++, length(), phrases.subject(), phrases.name());
    open.add(fresh);
    return fresh;
  }

  private int length() {
    int drawn = random.nextInt(20);
    int length = 0;
    while (drawn >= LENGTHS[length]) {
      drawn -= LENGTHS[length++];
    }
    return length + 1;
  }

  private boolean attached() {
    return percent(ATTACHED_PERCENT);
  }

  private boolean percent(int of) {
    return random.nextInt(100) < of;
  }
}
