package dev.threadmark.provider.gmail;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.gmail.Gmail;
import dev.threadmark.mail.MailboxId;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The Gmail SDK's clients, one a mailbox: with domain-wide delegation a token acts for one user
 * only.
 *
 * <p>The SDK repeats nothing by itself; after a 401 a credential that can renew its token does so,
 * and the request is sent once more. Nothing had been done by then.
 */
public final class GmailClients {
  /** The real service. */
  public static final URI GOOGLE = URI.create(Gmail.DEFAULT_ROOT_URL);

  private static final int CONNECT_MILLIS = 10_000;

  /** A batch of 50 whole messages takes its time. */
  private static final int READ_MILLIS = 60_000;

  private final URI root;
  private final HttpTransport transport;
  private final Function<MailboxId, HttpRequestInitializer> credentials;
  private final Map<MailboxId, Gmail> clients = new ConcurrentHashMap<>();

  /**
   * @param root ends with a slash
   * @param credentials what puts the bearer token of a mailbox on a request; with Google's
   *     libraries an {@code HttpCredentialsAdapter}
   */
  public GmailClients(
      URI root, HttpTransport transport, Function<MailboxId, HttpRequestInitializer> credentials) {
    this.root = root;
    this.transport = transport;
    this.credentials = credentials;
  }

  /** The client that acts for {@code mailbox}. */
  Gmail of(MailboxId mailbox) {
    return clients.computeIfAbsent(mailbox, this::client);
  }

  private Gmail client(MailboxId mailbox) {
    HttpRequestInitializer credential = credentials.apply(mailbox);
    return new Gmail.Builder(
            transport,
            GsonFactory.getDefaultInstance(),
            request -> {
              credential.initialize(request);
              request.setConnectTimeout(CONNECT_MILLIS);
              request.setReadTimeout(READ_MILLIS);
              request.setNumberOfRetries(1);
            })
        .setRootUrl(root.toString())
        .setApplicationName("Threadmark")
        .build();
  }
}
