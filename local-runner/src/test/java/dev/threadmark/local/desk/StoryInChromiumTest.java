package dev.threadmark.local.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.threadmark.correlate.Policy;
import dev.threadmark.local.Chromium;
import dev.threadmark.local.demo.Demo;
import dev.threadmark.local.runtime.DataFolder;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.ticket.Ticket;
import dev.threadmark.ticket.TicketId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Customer writes, agent answers in the console, customer replies from another client, a colleague
 * answers from Outlook or Gmail, the customer says thanks, the ticket is closed by its category: in
 * a real browser against the local runner, each step's mail looked up in the sandbox.
 */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class StoryInChromiumTest {
  private static final String SUPPORT = Demo.ADDRESS.value();
  private static final String KIM = "kim@customer.example";
  private static final double PATIENCE = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void fromTheFirstMailToTheClosedTicket(String provider, @TempDir Path folder) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (Chromium chromium = Chromium.orSkip();
        Demo demo =
            new Demo(
                List.of(provider), DataFolder.at(folder), 0, Optional.empty(), Policy.DEFAULT);
        BrowserContext browser = chromium.browser().newContext()) {
      demo.beginToMirror();
      SandboxProvider sandbox = demo.sandbox(provider);
      sandbox.mailbox(KIM);
      Page page = browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      List<String> complaints = new CopyOnWriteArrayList<>();
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error")) {
              complaints.add(message.text());
            }
          });

      deliver(sandbox, Folder.INBOX, kim("q1@customer.example", "Broken lamp", "", "It flickers."));
      page.navigate(demo.loginLink().toString());
      page.locator(".line", new Page.LocatorOptions().setHasText("Broken lamp")).click();
      seen(page, "It flickers.");

      page.locator(".composer-bar").getByRole(AriaRole.BUTTON, named("Reply")).click();
      page.locator(".compose textarea").fill("Which lamp is it?");
      page.locator(".compose button[type=submit]").click();
      page.waitForCondition(() -> !inbox(sandbox).isEmpty(), patience());
      Mail answer = inbox(sandbox).get(0);
      assertEquals("Re: Broken lamp", answer.subject());
      assertEquals("q1@customer.example", answer.inReplyTo().get(0).value());
      assertTrue(answer.body().text().orElse("").startsWith("Which lamp is it?"));
      state(page, "Waiting");

      deliver(
          sandbox,
          Folder.INBOX,
          kim("q2@customer.example", "Re: Broken lamp", answer.id().value(), "The tall one."));
      seen(page, "The tall one.");
      state(page, "Open");

      deliver(
          sandbox,
          Folder.SENT,
          """
          From: Support <%s>
          To: %s
          Subject: Re: Broken lamp
          Message-ID: <a2@lumen.example>
          In-Reply-To: <q2@customer.example>
          References: <q1@customer.example> <q2@customer.example>

          Turn the bulb once.
          """
              .formatted(SUPPORT, KIM));
      seen(page, "Turn the bulb once.");
      state(page, "Waiting");

      deliver(
          sandbox,
          Folder.INBOX,
          kim("q3@customer.example", "Re: Broken lamp", "a2@lumen.example", "Thanks, it works."));
      seen(page, "Thanks, it works.");
      state(page, "Open");
      Ticket ticket = only(demo, provider);
      assertEquals(5, ticket.messages());

      String prefix = provider.equals("gmail") ? "Threadmark/" : "";
      String last = newest(sandbox);
      page.waitForCondition(
          () -> sandbox.labels(SUPPORT, last).contains(prefix + "Open"), patience());
      sandbox.relabel(SUPPORT, last, List.of(prefix + "Closed"), List.of(prefix + "Open"));
      state(page, "Closed");
      page.waitForCondition(
          () ->
              sandbox.messages(SUPPORT).stream()
                  .allMatch(one -> sandbox.labels(SUPPORT, one.id()).contains(prefix + "Closed")),
          patience());
      assertEquals(List.of(), complaints);
    }
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.WaitForConditionOptions patience() {
    return new Page.WaitForConditionOptions().setTimeout(PATIENCE);
  }

  /** The conversation shows it, without anybody having asked. */
  private static void seen(Page page, String text) {
    Locator message = page.locator(".message", new Page.LocatorOptions().setHasText(text)).first();
    PlaywrightAssertions.assertThat(message).isVisible();
  }

  private static void state(Page page, String state) {
    PlaywrightAssertions.assertThat(page.locator(".head-facts .pill").first()).hasText(state);
  }

  private static String kim(String id, String subject, String answers, String text) {
    String reference = answers.isEmpty() ? "" : "In-Reply-To: <%s>\n".formatted(answers);
    return "From: Kim <%s>\nTo: %s\nSubject: %s\nMessage-ID: <%s>\n%s\n%s\n"
        .formatted(KIM, SUPPORT, subject, id, reference, text);
  }

  private static void deliver(SandboxProvider sandbox, Folder folder, String mail) {
    byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    sandbox.deliver(SUPPORT, raw, folder, Instant.now());
  }

  private static String newest(SandboxProvider sandbox) {
    List<SandboxProvider.StoredMessage> all = sandbox.messages(SUPPORT);
    return all.get(all.size() - 1).id();
  }

  private static List<Mail> inbox(SandboxProvider sandbox) {
    return sandbox.messages(KIM).stream().map(message -> read(message.raw())).toList();
  }

  private static Mail read(byte[] raw) {
    try {
      return MimeReader.read(new ByteArrayInputStream(raw));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ticket only(Demo demo, String provider) {
    MailboxId mailbox = new MailboxId(provider, Demo.ADDRESS);
    List<Ticket> all =
        demo.engine()
            .list()
            .all(mailbox)
            .map(line -> new TicketId(line.ticket()))
            .map(id -> demo.engine().tickets().find(mailbox, id).orElseThrow().ticket())
            .toList();
    assertEquals(1, all.size());
    return all.get(0);
  }
}
