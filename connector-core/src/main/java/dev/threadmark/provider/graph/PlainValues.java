package dev.threadmark.provider.graph;

import com.microsoft.kiota.TriConsumer;
import com.microsoft.kiota.store.BackingStore;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What one object of Graph's holds. The SDK's own store watches all that lies below it, so that an
 * object that was read and changed is sent back with the changed fields alone: work for every page
 * that is read. We change nothing that was read: what is sent is made for it, and counts as changed
 * as a whole.
 */
final class PlainValues implements BackingStore {
  private final Map<String, Object> values = new HashMap<>();
  private boolean complete = true;
  private boolean onlyChanged;

  @Override
  @SuppressWarnings("unchecked")
  public <T> T get(String key) {
    return (T) values.get(key);
  }

  @Override
  public <T> void set(String key, T value) {
    values.put(key, value);
  }

  @Override
  public Map<String, Object> enumerate() {
    return Collections.unmodifiableMap(values);
  }

  @Override
  public Iterable<String> enumerateKeysForValuesChangedToNull() {
    return values.keySet().stream().filter(key -> values.get(key) == null).toList();
  }

  @Override
  public void clear() {
    values.clear();
  }

  /** Nobody is told: it is how the SDK's store watches another of its own. */
  @Override
  public String subscribe(TriConsumer<String, Object, Object> watcher) {
    return "";
  }

  @Override
  public void subscribe(String id, TriConsumer<String, Object, Object> watcher) {}

  @Override
  public void unsubscribe(String id) {}

  @Override
  public void setIsInitializationCompleted(boolean completed) {
    complete = completed;
  }

  @Override
  public boolean getIsInitializationCompleted() {
    return complete;
  }

  @Override
  public void setReturnOnlyChangedValues(boolean only) {
    onlyChanged = only;
  }

  @Override
  public boolean getReturnOnlyChangedValues() {
    return onlyChanged;
  }
}
