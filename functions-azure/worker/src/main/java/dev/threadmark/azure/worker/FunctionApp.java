package dev.threadmark.azure.worker;

import dev.threadmark.azure.store.AzureAccount;
import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.azure.store.ManagedIdentity;
import dev.threadmark.azure.store.TokenUnavailable;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import dev.threadmark.setup.TableDriver;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the functions of this app share, made once a process, when the first of them runs. What
 * fails is tried anew by the next.
 */
record FunctionApp(Deployment deployment, AzureQueue bells) {
  private static FunctionApp ofProcess;

  static synchronized FunctionApp ofProcess() {
    if (ofProcess == null) {
      ofProcess = of(Settings.ofProcess());
    }
    return ofProcess;
  }

  private static FunctionApp of(Settings settings) {
    WorkloadIdentity identity = identity(settings.find("AZURE_CLIENT_ID"));
    AzureQueue bells = AzureAccount.of(settings, identity).queue("bells");
    return new FunctionApp(
        Deployment.of(
            settings,
            TableDriver.open(settings, identity, "azure"),
            bells,
            identity,
            InstantSource.system(),
            (delivery, mark) -> {}),
        bells);
  }

  /** That of the app, or the user-assigned one with that client id. */
  private static WorkloadIdentity identity(Optional<String> clientId) {
    return ManagedIdentity.of(System.getenv(), clientId, InstantSource.system())
        .map(FunctionApp::identity)
        .orElse(WorkloadIdentity.NONE);
  }

  private static WorkloadIdentity identity(ManagedIdentity managed) {
    return resource -> {
      try {
        return managed.token(resource).value();
      } catch (TokenUnavailable e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    };
  }
}
