package dev.threadmark.provider.graph;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * How to reach Graph and where it should ring.
 *
 * @param baseUrl with the version, such as {@code https://graph.microsoft.com/v1.0}
 * @param notificationUrl where changes are told; may have a query
 * @param lifecycleUrl where lifecycle events are told
 * @param clientState makes the states of our subscriptions
 * @param watchFor how long subscriptions are asked for; the service grants what it likes (10,080
 *     minutes at most as documented, 4,230 as often enforced)
 * @param pageSize mails a page and folder
 * @param timeout for one request as a whole
 * @param clock for the expiry that is asked for
 */
public record GraphSettings(
    URI baseUrl,
    URI notificationUrl,
    URI lifecycleUrl,
    ClientState clientState,
    Duration watchFor,
    int pageSize,
    Duration timeout,
    Clock clock) {

  public static final URI SERVICE = URI.create("https://graph.microsoft.com/v1.0");

  /** The usual ones: pages of 100, 4,200 minutes, a minute's patience. */
  public static GraphSettings of(URI baseUrl, URI webhook, ClientState clientState) {
    return new GraphSettings(
        baseUrl,
        webhook,
        webhook,
        clientState,
        Duration.ofMinutes(4_200),
        100,
        Duration.ofSeconds(60),
        Clock.systemUTC());
  }
}
