package dev.threadmark.azure.worker;

import dev.threadmark.azure.store.AzureAccount;
import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.azure.store.ManagedIdentity;
import dev.threadmark.azure.store.TokenUnavailable;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Doorbell;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import dev.threadmark.setup.TableDriver;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the functions of this app share, made once a process, when the first of them runs. What
 * fails is tried anew by the next.
 */
final class FunctionApp {
  private static FunctionApp ofProcess;

  private final Deployment deployment;
  private final AzureQueue bells;
  private final Map<MailboxId, Object> locks = new ConcurrentHashMap<>();

  private FunctionApp(Deployment deployment, AzureQueue bells) {
    this.deployment = deployment;
    this.bells = bells;
  }

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

  Deployment deployment() {
    return deployment;
  }

  /** What is done with a message of the queue. */
  Answering answering() {
    return new Answering(this::answer, bells::put);
  }

  /** Two at once on one mailbox would do the same work twice, and neither sooner. */
  private Outcome answer(Doorbell bell, int tries) {
    synchronized (locks.computeIfAbsent(bell.mailbox(), any -> new Object())) {
      return deployment.worker().answer(bell, tries);
    }
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
