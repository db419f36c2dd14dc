package dev.threadmark.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.local.Corpora;
import dev.threadmark.local.mails.MailFiles;
import dev.threadmark.local.mails.StoredMail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard mail, all of it, through the whole path. */
@Tag("long")
class RobustnessTest {
  @TempDir private Path data;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void noHardMailIsLostAndNoneBreaksAStep(String provider)
      throws IOException, InterruptedException {
    List<StoredMail> mails = MailFiles.in(Corpora.path("robustness"));
    Handled handled = Handled.inOneBurst(provider, mails, data);
    assertEquals(mails.size(), handled.mails());
    assertEquals(0, handled.lost());
    assertEquals(0, handled.quarantined());
  }
}
