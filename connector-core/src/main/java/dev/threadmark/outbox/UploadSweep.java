package dev.threadmark.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Removes uploads that nobody has sent for a day. One that goes with an answer stays as long as
 * that is open or was given up: somebody may have it tried again.
 */
public final class UploadSweep {
  private static final Duration KEPT = Duration.ofDays(1);

  private final OutboxStore outbox;
  private final Uploads uploads;

  public UploadSweep(OutboxStore outbox) {
    this.outbox = outbox;
    this.uploads = outbox.uploads();
  }

  /**
   * Looks at those that are due, at most {@code most}.
   *
   * @return how many were removed
   */
  public int run(Instant now, int most) {
    int removed = 0;
    for (Uploads.Listed listed : uploads.listed(now.minus(KEPT), most)) {
      Optional<Upload> upload = uploads.find(listed.id());
      if (upload.filter(this::wanted).isPresent()) {
        uploads.list(listed.id(), now);
      } else if (upload.isPresent()) {
        uploads.remove(listed.id());
        removed++;
      }
      uploads.unlist(listed);
    }
    return removed;
  }

  private boolean wanted(Upload upload) {
    return !upload.gone()
        && upload
            .use()
            .flatMap(use -> outbox.find(upload.mailbox(), use.ticket(), use.key()))
            .map(stored -> stored.entry().state())
            .filter(state -> state == OutboxEntry.State.OPEN || state == OutboxEntry.State.FAILED)
            .isPresent();
  }
}
