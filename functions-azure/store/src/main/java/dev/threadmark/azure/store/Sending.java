package dev.threadmark.azure.store;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.core.util.Context;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One write on its way. The SDK sends it again where no answer came, and a refusal is then no
 * answer either: it may have been its own first sending that won. So the sendings are counted, and
 * the write has an id that is stored with its rows.
 */
final class Sending {
  private static final String NAME = Sending.class.getName();

  private final String id = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
  private final AtomicInteger times = new AtomicInteger();

  String id() {
    return id;
  }

  boolean repeated() {
    return times.get() > 1;
  }

  /** To be given to the SDK with the write. */
  Context context() {
    return new Context(NAME, this);
  }

  /** To be put into the client, where it sees every sending. */
  static HttpPipelinePolicy counter() {
    return new HttpPipelineSyncPolicy() {
      @Override
      protected void beforeSendingRequest(HttpPipelineCallContext call) {
        call.getData(NAME).ifPresent(sending -> ((Sending) sending).times.incrementAndGet());
      }

      @Override
      public HttpPipelinePosition getPipelinePosition() {
        return HttpPipelinePosition.PER_RETRY;
      }
    };
  }
}
