package dev.threadmark.azure.worker;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.threadmark.azure.http.Exchange;
import java.util.Optional;

/**
 * The API below {@code /api/}. Anonymous for the host: who may do what is for the API to say, and a
 * key of the host's is no person.
 */
public final class ApiFunction {
  @FunctionName("api")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              dataType = "string",
              route = "api/{*path}",
              methods = {
                HttpMethod.GET,
                HttpMethod.HEAD,
                HttpMethod.POST,
                HttpMethod.PUT,
                HttpMethod.PATCH,
                HttpMethod.DELETE
              },
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return Exchange.answer(request, FunctionApp.ofProcess().deployment().site());
  }
}
