package dev.threadmark.story;

import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.mails.StoredMail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's story on Azure Functions, its tables and queues, as packaged. */
@Tag("long")
class FunctionAppsStoryPackagedTest {
  private static final List<StoredMail> STORY = Story.mails();

  @TempDir Path folder;

  @Test
  void theStoryComesToTheSameTicketsAsOnTheLaptop() throws Exception {
    try (Mailboxes mailboxes = new Mailboxes();
        FunctionApps apps = new FunctionApps(mailboxes, Azurite.shared())) {
      Telling.to(apps, mailboxes, STORY);
      Telling.assertSame(Telling.onTheLaptop(STORY, folder), apps, mailboxes);
    }
  }
}
