package dev.threadmark.story;

import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.azure.store.AzureStore;
import dev.threadmark.local.demo.Story;
import dev.threadmark.local.mails.StoredMail;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cloud computes and the other keeps, by settings alone. */
@Tag("long")
class LambdaWithAzureTablesPackagedTest {
  private static final List<StoredMail> BEGINNING = Story.mails().subList(0, 10);

  @TempDir Path folder;

  @Test
  void lambdaKeepsItsTicketsInAzure() throws Exception {
    String account = Azurite.shared().connectionString();
    Map<String, String> tables =
        Map.of(
            "THREADMARK_TABLE", "azure",
            "THREADMARK_TABLE_NAME", "lambda",
            "AzureWebJobsStorage", account);
    try (Mailboxes mailboxes = new Mailboxes();
        Lambda lambda =
            new Lambda(mailboxes, tables, AzureStore.connect(account).table("lambda"))) {
      Telling.to(lambda, mailboxes, BEGINNING);
      Telling.assertSame(Telling.onTheLaptop(BEGINNING, folder), lambda, mailboxes);
    }
  }
}
