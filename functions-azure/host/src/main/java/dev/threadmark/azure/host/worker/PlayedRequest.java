package dev.threadmark.azure.host.worker;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import dev.threadmark.azure.host.wire.Call;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A request whose body is a string: no other {@code dataType} is played. */
record PlayedRequest(Call.Http http) implements HttpRequestMessage<Optional<String>> {
  @Override
  public URI getUri() {
    return URI.create(http.uri());
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.value(http.method());
  }

  @Override
  public Map<String, String> getHeaders() {
    return http.headers();
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return http.query();
  }

  @Override
  public Optional<String> getBody() {
    return http.body();
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new PlayedResponse(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new PlayedResponse(status);
  }
}
