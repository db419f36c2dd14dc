package dev.threadmark.azure.store;

import dev.threadmark.port.Table;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.TableDriver;

/**
 * The driver {@code azure}: the table {@code THREADMARK_TABLE_NAME} ({@code threadmark} where it is
 * not set) of the account that {@link AzureAccount} finds.
 */
public final class AzureTables implements TableDriver {
  @Override
  public String name() {
    return "azure";
  }

  @Override
  public Table open(Settings settings, WorkloadIdentity identity) {
    return AzureAccount.of(settings, identity)
        .table(settings.find("THREADMARK_TABLE_NAME").orElse("threadmark"));
  }
}
