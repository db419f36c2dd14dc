package dev.threadmark.setup;

import dev.threadmark.port.Table;
import dev.threadmark.port.TableDriver;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Which table a deployment writes to: {@code THREADMARK_TABLE}, the name of a driver. */
public final class Tables {
  private static final String NAME = "THREADMARK_TABLE";

  private Tables() {}

  /**
   * Opens the table that is set.
   *
   * @param usual the name of the driver where none is set: each cloud has its own
   */
  public static Table open(Settings settings, WorkloadIdentity identity, String usual) {
    List<TableDriver> drivers =
        ServiceLoader.load(TableDriver.class, Tables.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    String name = settings.choice(NAME, names(usual, drivers));
    return drivers.stream()
        .filter(driver -> driver.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no table driver '" + name + "' is packaged"))
        .open(settings, identity);
  }

  /** The usual one first. */
  private static List<String> names(String usual, List<TableDriver> drivers) {
    List<String> names = new ArrayList<>(List.of(usual));
    drivers.stream()
        .map(TableDriver::name)
        .filter(name -> !name.equals(usual))
        .sorted()
        .forEach(names::add);
    return names;
  }
}
