package dev.threadmark.desk;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.OutboxStore;
import dev.threadmark.outbox.Upload;
import dev.threadmark.outbox.Uploads;
import dev.threadmark.provider.Enclosed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts files that were uploaded before to the answer that they go with. */
final class Attaching {
  private static final int MAX_RACES = 30;

  private final OutboxStore outbox;
  private final Uploads uploads;

  Attaching(OutboxStore outbox) {
    this.outbox = outbox;
    this.uploads = outbox.uploads();
  }

  /**
   * The uploads of {@code written}, which go with {@code use} from now on. One goes with one answer
   * only, unless that was taken back, or came to nothing.
   */
  Done<List<Upload>> take(MailboxId mailbox, Address by, Written written, Upload.Use use) {
    List<Upload> taken = new ArrayList<>();
    long bytes = written.files().stream().mapToLong(Enclosed::size).sum();
    for (String id : written.uploads()) {
      Optional<Upload> upload =
          Optional.of(id).filter(Uploads::isId).flatMap(known -> uploads.find(mailbox, by, known));
      if (upload.isEmpty()) {
        return new Done.Impossible<>("a file is not here any more: attach it again");
      }
      bytes += upload.get().size();
      if (bytes > Enclosed.MOST_TOGETHER) {
        return new Done.Impossible<>("enclose at most 20 MB; send bigger files as a link");
      }
      Done<Upload> mine = take(mailbox, by, upload.get(), use);
      if (mine instanceof Done.So<Upload> so) {
        taken.add(so.value());
      } else {
        return new Done.Impossible<>(((Done.Impossible<Upload>) mine).why());
      }
    }
    return new Done.So<>(taken);
  }

  private Done<Upload> take(MailboxId mailbox, Address by, Upload first, Upload.Use use) {
    Optional<Upload> upload = Optional.of(first);
    for (int race = 0; race < MAX_RACES && upload.isPresent(); race++) {
      if (upload.get().use().filter(use::equals).isPresent()) {
        return new Done.So<>(upload.get());
      }
      if (upload.get().use().filter(other -> holds(mailbox, other)).isPresent()) {
        return new Done.Impossible<>(
            "'%s' went with another answer: attach it again".formatted(first.name()));
      }
      if (!uploads.whole(upload.get())) {
        return new Done.Impossible<>(
            "'%s' is not here as a whole: upload the rest".formatted(first.name()));
      }
      if (uploads.use(upload.get(), use)) {
        return new Done.So<>(upload.get());
      }
      upload = uploads.find(mailbox, by, first.id());
    }
    return new Done.Impossible<>("a file is not here any more: attach it again");
  }

  private boolean holds(MailboxId mailbox, Upload.Use use) {
    return outbox
        .find(mailbox, use.ticket(), use.key())
        .filter(other -> other.entry().state() != OutboxEntry.State.TAKEN_BACK)
        .isPresent();
  }
}
