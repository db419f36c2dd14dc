package dev.threadmark.aws.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/**
 * The function behind the queue. Its event source mapping must have {@code
 * ReportBatchItemFailures}: without it, what is named as failed would be taken for done.
 */
public final class WorkerHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Parts parts = new Parts(System.getenv(), InstantSource.system());

  /** Held here: the hooks are known to Lambda by a weak reference only. */
  private final SnapStart snapStart = new SnapStart(parts);

  /** Called by Lambda. Settings that make no sense are told now, not at the first mail. */
  public WorkerHandler() {
    Priming.begin();
    snapStart.register();
    parts.deployment();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Batch batch = new Batch(parts.queue(), parts.deployment().answering());
    try {
      output.write(JSON.writeValueAsBytes(batch.answer(JSON.readTree(input))));
    } finally {
      parts.flush();
    }
  }
}
