package dev.threadmark.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Engine;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.demo.Postmark;
import dev.threadmark.local.mails.StoredMail;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story, told to the laptop and to a cloud. */
final class Telling {
  private Telling() {}

  /** Where the demo puts these mails. */
  static Map<MailboxId, Places> onTheLaptop(List<StoredMail> mails, Path folder)
      throws IOException, InterruptedException {
    try (Demo demo = new Demo(List.of("graph", "gmail"), DataFolder.at(folder), 0)) {
      Postmark postmark = new Postmark(Instant.now());
      for (StoredMail mail : mails) {
        demo.deliver(mail, postmark);
      }
      demo.drain();
      assertEquals(0, demo.tally().lost());
      return places(demo.engine());
    }
  }

  /** Delivers them and waits until there is quiet; then looks once more, as the sweep does. */
  static void to(Cloud cloud, Mailboxes mailboxes, List<StoredMail> mails) throws IOException {
    cloud.keep();
    for (StoredMail mail : mails) {
      mailboxes.deliver(mail);
    }
    mailboxes.rung();
    cloud.settle();
    for (MailboxId id : Mailboxes.IDS) {
      cloud.ring(Doorbells.write(new Doorbell(id, Doorbell.Why.SWEEP)));
    }
    cloud.settle();
  }

  /** None lost, none in quarantine, and each on the ticket on which the laptop has it. */
  static void assertSame(Map<MailboxId, Places> laptop, Cloud cloud, Mailboxes mailboxes) {
    places(over(cloud))
        .forEach(
            (id, places) -> {
              assertEquals(mailboxes.delivered(id), places.tickets().keySet(), cloud::log);
              assertEquals(0, places.quarantined(), cloud::log);
              assertEquals(
                  String.join("\n", laptop.get(id).groups()), String.join("\n", places.groups()));
            });
  }

  private static Engine over(Cloud cloud) {
    TokenKeys keys = new TokenKeys(Map.of("k1", new byte[16]));
    return Engine.over(cloud.table(), keys, InstantSource.system(), (delivery, mark) -> {});
  }

  private static Map<MailboxId, Places> places(Engine engine) {
    Map<MailboxId, Places> places = new LinkedHashMap<>();
    Mailboxes.IDS.forEach(id -> places.put(id, Places.of(engine, id)));
    return places;
  }
}
