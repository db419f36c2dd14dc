package dev.threadmark.setup;

import dev.threadmark.port.Table;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Opens the table of one cloud. Found by {@link java.util.ServiceLoader}, so that a function of one
 * cloud keeps its tickets in another's by settings alone, and no code names both.
 */
public interface TableDriver {
  /** As {@code THREADMARK_TABLE} names it. */
  String name();

  Table open(Settings settings, WorkloadIdentity identity);

  /**
   * Opens the table that the settings name.
   *
   * @param usual the driver where they name none
   */
  static Table open(Settings settings, WorkloadIdentity identity, String usual) {
    List<TableDriver> known =
        ServiceLoader.load(TableDriver.class).stream().map(ServiceLoader.Provider::get).toList();
    String name = settings.find("THREADMARK_TABLE").orElse(usual);
    return known.stream()
        .filter(driver -> driver.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Settings.bad(
                    "THREADMARK_TABLE",
                    "one of " + String.join(", ", known.stream().map(TableDriver::name).toList())))
        .open(settings, identity);
  }
}
