package dev.threadmark.azure.store;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** Notes what is sent and loses what a test wants lost, before or after the store has seen it. */
final class Wire implements HttpClient {
  private final HttpClient real;
  private final List<HttpRequest> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private volatile boolean cut;
  private volatile Runnable meanwhile = () -> {};

  Wire(HttpClient real) {
    this.real = real;
  }

  /**
   * The next write takes place and its answer is lost; then this happens, before it is repeated.
   */
  void loseAnAnswer(Runnable meanwhile) {
    this.meanwhile = meanwhile;
    answersToLose.set(1);
  }

  /** Nothing comes through any more. */
  void cut() {
    cut = true;
  }

  List<HttpRequest> sent() {
    return sent;
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    sent.add(request);
    if (cut) {
      throw new UncheckedIOException(new IOException("cut"));
    }
    HttpResponse response = real.sendSync(request, context);
    boolean write = request.getHttpMethod() != HttpMethod.GET;
    if (write && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      response.close();
      meanwhile.run();
      throw new UncheckedIOException(new IOException("the answer is lost"));
    }
    return response;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    sent.add(request);
    return cut ? Mono.error(new IOException("cut")) : real.send(request);
  }
}
