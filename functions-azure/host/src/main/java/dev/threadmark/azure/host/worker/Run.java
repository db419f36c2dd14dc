package dev.threadmark.azure.host.worker;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.threadmark.azure.host.wire.Answer;
import dev.threadmark.azure.host.wire.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One call of a function: arguments by the annotations of its parameters, then the method. */
final class Run {
  private final Call call;
  private final Map<String, Slot> slots = new LinkedHashMap<>();

  Run(Call call) {
    this.call = call;
  }

  /** As the real worker does, a new instance for each call. */
  Answer answer() throws ReflectiveOperationException {
    Method method = method();
    Object[] arguments =
        Arrays.stream(method.getParameters()).map(this::argument).toArray(Object[]::new);
    Object result;
    try {
      result =
          method.invoke(
              method.getDeclaringClass().getDeclaredConstructor().newInstance(), arguments);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      return Answer.failed(call.id(), String.valueOf(e.getCause()));
    }
    Map<String, List<String>> outputs = new LinkedHashMap<>();
    slots.forEach((name, slot) -> outputs.put(name, slot.texts()));
    return new Answer(call.id(), Optional.empty(), http(result), outputs);
  }

  private Method method() throws ReflectiveOperationException {
    int dot = call.entryPoint().lastIndexOf('.');
    String name = call.entryPoint().substring(dot + 1);
    Class<?> type = Class.forName(call.entryPoint().substring(0, dot));
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(call.entryPoint()));
  }

  private Object argument(Parameter parameter) {
    if (parameter.getType() == ExecutionContext.class) {
      return new PlayedContext(call);
    }
    if (parameter.isAnnotationPresent(HttpTrigger.class)) {
      return new PlayedRequest(call.http().orElseThrow());
    }
    if (parameter.isAnnotationPresent(QueueTrigger.class)) {
      return call.texts().get(parameter.getAnnotation(QueueTrigger.class).name());
    }
    if (parameter.isAnnotationPresent(TimerTrigger.class)) {
      return call.texts().get(parameter.getAnnotation(TimerTrigger.class).name());
    }
    if (parameter.isAnnotationPresent(QueueOutput.class)) {
      return slots.computeIfAbsent(
          parameter.getAnnotation(QueueOutput.class).name(), any -> new Slot());
    }
    if (parameter.isAnnotationPresent(BindingName.class)) {
      return converted(parameter);
    }
    throw new IllegalStateException("the stand-in knows no binding for " + parameter);
  }

  private Object converted(Parameter parameter) {
    String text = call.metadata().get(parameter.getAnnotation(BindingName.class).value());
    if (parameter.getType() == String.class) {
      return text;
    }
    if (parameter.getType() == long.class) {
      return Long.parseLong(text);
    }
    if (parameter.getType() == int.class) {
      return Integer.parseInt(text);
    }
    throw new IllegalStateException("the stand-in cannot make a " + parameter);
  }

  private static Optional<Answer.Http> http(Object result) {
    return result instanceof HttpResponseMessage response
        ? Optional.of(((PlayedResponse) response).answer())
        : Optional.empty();
  }
}
