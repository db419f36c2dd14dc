package dev.threadmark.azure.host.worker;

import com.microsoft.azure.functions.ExecutionContext;
import dev.threadmark.azure.host.wire.Call;
import java.util.logging.Logger;

/** What a function is told about its run. */
record PlayedContext(Call call) implements ExecutionContext {
  @Override
  public Logger getLogger() {
    return Logger.getLogger(call.function());
  }

  @Override
  public String getInvocationId() {
    return Integer.toString(call.id());
  }

  @Override
  public String getFunctionName() {
    return call.function();
  }
}
