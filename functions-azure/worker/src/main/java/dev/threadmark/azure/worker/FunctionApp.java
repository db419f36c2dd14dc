package dev.threadmark.azure.worker;

import dev.threadmark.azure.store.AzureAccount;
import dev.threadmark.azure.store.AzureQueue;
import dev.threadmark.azure.store.ManagedIdentity;
import dev.threadmark.azure.store.TokenUnavailable;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.Deployment;
import dev.threadmark.setup.TableDriver;
import dev.threadmark.telemetry.JsonLines;
import dev.threadmark.telemetry.LogContext;
import dev.threadmark.telemetry.Telemetry;
import io.opentelemetry.api.GlobalOpenTelemetry;
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
      JsonLines.install(System.out, LogContext::now);
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
            // Where the platform attaches its agent, this is what it exports; else it does nothing.
            Telemetry.over(GlobalOpenTelemetry.get())),
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
  private Outcome answer(Doorbells.Sent sent, int deliveries) {
    synchronized (locks.computeIfAbsent(sent.bell().mailbox(), any -> new Object())) {
      return deployment.answering().answer(sent, deliveries);
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
