package dev.threadmark.azure.worker;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.threadmark.azure.http.Exchange;
import java.util.Optional;

/** Customers' pages, below {@code /t/}: for whoever has a link. */
public final class CustomerFunction {
  @FunctionName("customer")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              dataType = "string",
              route = "t/{*path}",
              methods = {HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return Exchange.answer(request, FunctionApp.ofProcess().deployment().site());
  }
}
