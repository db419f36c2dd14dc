package dev.threadmark.sandbox.gmail;

import com.google.api.client.googleapis.batch.json.JsonBatchCallback;
import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;

/** For a batch whose answers do not matter. */
final class Ignoring<T> extends JsonBatchCallback<T> {
  @Override
  public void onSuccess(T value, HttpHeaders headers) {}

  @Override
  public void onFailure(GoogleJsonError error, HttpHeaders headers) {
    throw new AssertionError(error.toString());
  }
}
