package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.threadmark.correlate.Acknowledgement;
import dev.threadmark.correlate.Policy;
import dev.threadmark.local.Chromium;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.sandbox.SandboxProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A customer follows the link in an acknowledgement, enters the code and writes, in a real browser
 * as wide as a small phone against the local runner. Where axe is installed (the console's check
 * does that) every state of the page is looked at by it, light and dark.
 */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class CustomersPageInChromiumTest {
  private static final String KIM = "kim@customer.example";
  private static final Path AXE = Path.of("../console/node_modules/axe-core/axe.min.js");
  private static final String VIOLATIONS =
      """
      () => window.axe.run(document, { resultTypes: ["violations"], runOnly:
          ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
        .then(found => found.violations.map(one => one.id + ": " + one.nodes[0].html))
      """;
  private static final double PATIENCE = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void fromTheLinkToTheWordsOnTheTicket(String provider, @TempDir Path folder) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Policy policy = Policy.DEFAULT.acknowledging(Acknowledgement.of("We have it: {ticket}."));
    try (Chromium chromium = Chromium.orSkip();
        Demo demo =
            new Demo(List.of(provider), DataFolder.at(folder), 0, Optional.empty(), policy);
        BrowserContext browser = chromium.browser().newContext()) {
      SandboxProvider sandbox = demo.sandbox(provider);
      sandbox.mailbox(KIM);
      Page page = browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      page.setViewportSize(320, 640);
      List<String> complaints = new CopyOnWriteArrayList<>();
      page.onPageError(complaints::add);
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onRequest(
          request -> {
            if (!request.url().startsWith("http://127.0.0.1:" + demo.port() + "/t/")) {
              complaints.add("asked for " + request.url());
            }
          });
      sandbox.deliver(
          Demo.ADDRESS.value(),
          "From: Kim <%s>\r\nTo: %s\r\nSubject: A lamp %s\r\nMessage-ID: <q1@customer.example>\r\n\r\nIt <b>flickers</b>.\r\n"
              .formatted(KIM, Demo.ADDRESS, "with-a-very-long-name-".repeat(6))
              .getBytes(StandardCharsets.UTF_8),
          SandboxProvider.Folder.INBOX,
          Instant.now());

      page.navigate(awaited(page, sandbox, "(http://127\\.0\\.0\\.1\\S+)"));
      says(page, "Read and write");
      assertTrue(page.evaluate("() => location.hash").toString().startsWith("#r.tm"));
      page.getByText("Send the code").click();
      String code = awaited(page, sandbox, "Your code is (\\d{6})");
      page.getByLabel("Code of six digits").fill("12");
      page.getByText("Open", new Page.GetByTextOptions().setExact(true)).click();
      says(page, "This is not the code");
      page.getByLabel("Code of six digits").fill(code);
      page.getByText("Open", new Page.GetByTextOptions().setExact(true)).click();
      says(page, "It <b>flickers</b>.");
      page.getByLabel("Your message").fill("It is the tall one.");
      page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
      says(page, "Thank you.");
      page.waitForCondition(
          () -> {
            page.reload();
            return !page.content().contains("on its way to us</p><p class=\"words\"")
                && page.content().contains("It is the tall one.");
          },
          patience());
      MailboxId mailbox = new MailboxId(provider, Demo.ADDRESS);
      assertEquals(2, demo.engine().list().all(mailbox).findFirst().orElseThrow().messages());
      page.getByText("Leave", new Page.GetByTextOptions().setExact(true)).click();
      says(page, "You have left.");
      page.navigate(page.url().replaceFirst("/t/.*", "/t/tp-none"));
      complaints.removeIf(one -> one.contains("404"));
      says(page, "This link opens nothing");
      complaints.removeIf(one -> one.contains("404"));
      assertEquals(List.of(), complaints);
    }
  }

  /** The page says it, fits the screen, and axe has nothing to say. */
  private static void says(Page page, String text) {
    PlaywrightAssertions.assertThat(page.getByText(text).first()).isVisible();
    assertEquals(
        true, page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), text);
    if (Files.exists(AXE)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(axe());
        assertEquals(List.of(), page.evaluate(VIOLATIONS), text + ", " + scheme);
      }
    }
  }

  private static String axe() {
    try {
      return Files.readString(AXE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code pattern} finds in the newest mail to Kim that has it. */
  private static String awaited(Page page, SandboxProvider sandbox, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    String[] found = {null};
    try {
      page.waitForCondition(
          () -> {
            for (SandboxProvider.StoredMessage message : sandbox.messages(KIM)) {
              Matcher text = wanted.matcher(text(message.raw()));
              found[0] = text.find() ? text.group(1) : found[0];
            }
            return found[0] != null;
          },
          patience());
    } catch (com.microsoft.playwright.TimeoutError e) {
      throw new AssertionError(
          "there came only: "
              + sandbox.messages(KIM).stream().map(one -> text(one.raw())).toList()
              + ", sent: "
              + sandbox.messages(Demo.ADDRESS.value()).stream()
                  .map(one -> one.folder() + text(one.raw()))
                  .toList());
    }
    return found[0];
  }

  private static String text(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw)).body().text().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page.WaitForConditionOptions patience() {
    return new Page.WaitForConditionOptions().setTimeout(PATIENCE);
  }
}
