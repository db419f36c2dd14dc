package dev.threadmark.aws.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.Intruder;

/** What {@link LightnessTest} is there to find. */
public final class LoadsAnSdk implements RequestStreamHandler {
  private final WebhookHandler good = new WebhookHandler();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Intruder.enter();
    good.handleRequest(input, output, context);
  }
}
