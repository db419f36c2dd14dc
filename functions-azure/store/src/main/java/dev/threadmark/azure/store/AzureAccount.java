package dev.threadmark.azure.store;

import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;

/**
 * The storage account that the Functions host uses as well, by the host's own <a
 * href="https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection">settings</a>:
 * {@code AzureWebJobsStorage__accountName}, reached as the app's identity, or a connection string
 * in {@code AzureWebJobsStorage}, which holds a key. The name wins where both are set.
 */
public final class AzureAccount {
  private static final String STRING = "AzureWebJobsStorage";
  private static final String NAME = STRING + "__accountName";

  private AzureAccount() {}

  /**
   * @throws dev.threadmark.settings.BadSettings if neither is set
   */
  public static AzureStore of(Settings settings, WorkloadIdentity identity) {
    return settings
        .find(NAME)
        .map(name -> AzureStore.ofAccount(name, new IdentityCredential(identity)))
        .orElseGet(
            () ->
                AzureStore.connect(
                    settings.get(
                        STRING, "a connection string, or %s to an account".formatted(NAME))));
  }
}
