package dev.threadmark.aws.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/**
 * The function that EventBridge Scheduler calls every few minutes; what the event says does not
 * matter. Prints and answers a report, see {@link KeeperReport}. Trouble with a mailbox is in the
 * report and no failure: the next run comes anyway.
 */
public final class KeeperHandler implements RequestStreamHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Parts parts = new Parts(System.getenv(), InstantSource.system());

  /** Held here: the hooks are known to Lambda by a weak reference only. */
  private final SnapStart snapStart = new SnapStart(parts);

  /** Called by Lambda. Settings that make no sense are told now, not at the first run. */
  public KeeperHandler() {
    snapStart.register();
    parts.deployment();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    try {
      byte[] report = JSON.writeValueAsBytes(KeeperReport.of(parts.deployment().keep()));
      System.out.write(report);
      System.out.println();
      output.write(report);
    } finally {
      parts.flush();
    }
  }
}
