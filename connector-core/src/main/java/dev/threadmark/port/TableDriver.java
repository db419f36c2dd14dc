package dev.threadmark.port;

import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;

/**
 * What opens a {@link Table} from settings. Found by {@link java.util.ServiceLoader}, so that any
 * shell can use any table by settings alone. Has a public constructor without parameters.
 */
public interface TableDriver {
  /** What an admin calls it, such as {@code azure}. */
  String name();

  /**
   * The table that is set.
   *
   * @throws dev.threadmark.settings.BadSettings if something is missing
   */
  Table open(Settings settings, WorkloadIdentity identity);
}
