package dev.threadmark.azure.host.worker;

import com.microsoft.azure.functions.OutputBinding;
import java.util.List;

/** Where a function puts what an output binding is to write: nothing, one text or several. */
final class Slot implements OutputBinding<Object> {
  private Object value;

  @Override
  public Object getValue() {
    return value;
  }

  @Override
  public void setValue(Object value) {
    this.value = value;
  }

  List<String> texts() {
    if (value instanceof List<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }
}
