package dev.threadmark.aws.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.engine.Webhook;
import dev.threadmark.provider.Response;
import dev.threadmark.setup.BellReaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/**
 * The function behind the HTTP API or the function URL, at {@code /hooks/graph} and {@code
 * /hooks/gmail}; {@code docs/webhooks.md} lists its answers. Settings: those of the mailboxes and
 * {@code THREADMARK_QUEUE_URL}; if they make no sense it does not start, and the log says why.
 */
public final class WebhookHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Webhook webhook;

  /** Called by Lambda. */
  public WebhookHandler() {
    this(Wiring.webhook(System.getenv(), InstantSource.system()));
    if (Priming.wanted(System.getenv())) {
      Priming.run(this);
    }
  }

  WebhookHandler(Webhook webhook) {
    this.webhook = webhook;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Response response = webhook.answer(HttpEvent.request(JSON.readTree(input), BellReaders.HOOKS));
    output.write(JSON.writeValueAsBytes(HttpAnswer.of(response)));
  }
}
