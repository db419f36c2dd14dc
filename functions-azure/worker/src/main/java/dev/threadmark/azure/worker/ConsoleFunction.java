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
 * The console's pages, below {@code /console/}: for everybody, since they hold nothing of anybody.
 */
public final class ConsoleFunction {
  @FunctionName("console")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              dataType = "string",
              route = "console/{*path}",
              methods = {HttpMethod.GET},
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return Exchange.answer(request, FunctionApp.ofProcess().deployment().site());
  }
}
