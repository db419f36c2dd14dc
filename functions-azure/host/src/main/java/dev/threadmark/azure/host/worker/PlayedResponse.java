package dev.threadmark.azure.host.worker;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import dev.threadmark.azure.host.wire.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response while it is made and when it is; its body is sent as text. */
final class PlayedResponse implements HttpResponseMessage, HttpResponseMessage.Builder {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private HttpStatusType status;
  private Object body;

  PlayedResponse(HttpStatusType status) {
    this.status = status;
  }

  @Override
  public Builder status(HttpStatusType status) {
    this.status = status;
    return this;
  }

  @Override
  public Builder header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  @Override
  public Builder body(Object body) {
    this.body = body;
    return this;
  }

  @Override
  public HttpResponseMessage build() {
    return this;
  }

  @Override
  public HttpStatusType getStatus() {
    return status;
  }

  @Override
  public String getHeader(String name) {
    return headers.get(name);
  }

  @Override
  public Object getBody() {
    return body;
  }

  Answer.Http answer() {
    return new Answer.Http(getStatusCode(), headers, body == null ? "" : body.toString());
  }
}
