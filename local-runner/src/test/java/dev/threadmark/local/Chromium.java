package dev.threadmark.local;

import static java.util.stream.Collectors.toSet;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright on the machine's own Node.js; nothing is
 * downloaded. It runs as root and with little shared memory too. One process for each test class,
 * so that two of them use two processors. A test is skipped unless it is asked for, and where
 * either is missing ({@code tools/chromium.sh} installs them).
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Then it is killed, and what waits for it fails: nothing else ends a call to a frozen one. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration TO_START = Duration.ofMinutes(1);

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Chromium orSkip() {
    Assumptions.assumeTrue(
        System.getenv("THREADMARK_BROWSER_TESTS") != null,
        "SKIPPED: set THREADMARK_BROWSER_TESTS=1 to run the tests in a browser, as ./check does");
    Optional<Path> chromium = BROWSERS.stream().flatMap(Chromium::onPath).findFirst();
    Optional<Path> node = onPath("node").findFirst();
    Assumptions.assumeTrue(
        chromium.isPresent() && node.isPresent(),
        "SKIPPED: no chromium or no node on the PATH; tools/chromium.sh installs them");
    Playwright playwright = driver(node.get());
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setTimeout(TO_START.toMillis())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    return new Chromium(playwright, browser);
  }

  /** One at a time, so that the new child of this process is the one that was started here. */
  private static synchronized Playwright driver(Path node) {
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(toSet());
    Map<String, String> environment =
        Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", node.toString());
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child))
        .filter(child -> child.info().commandLine().orElse("").contains("run-driver"))
        .forEach(
            driver ->
                CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> kill(driver)));
    return playwright;
  }

  private static void kill(ProcessHandle driver) {
    List<ProcessHandle> browsers = driver.descendants().toList();
    driver.destroyForcibly();
    browsers.forEach(ProcessHandle::destroyForcibly);
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Stream<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable);
  }
}
