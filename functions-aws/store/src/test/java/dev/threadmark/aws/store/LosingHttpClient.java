package dev.threadmark.aws.store;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Loses answers after the request has been carried out. For one thread. */
final class LosingHttpClient implements SdkHttpClient {
  private final SdkHttpClient network = UrlConnectionHttpClient.create();
  private final Deque<Runnable> losses = new ArrayDeque<>();

  /** Loses the next answer; others do {@code meanwhile} before the SDK sends it again. */
  void loseNext(Runnable meanwhile) {
    losses.add(meanwhile);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest sent = network.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = sent.call();
        if (losses.isEmpty()) {
          return answer;
        }
        losses.remove().run();
        throw new IOException("the answer is lost");
      }

      @Override
      public void abort() {
        sent.abort();
      }
    };
  }

  @Override
  public void close() {
    network.close();
  }
}
