package dev.threadmark.telemetry;

import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Keeper;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What is put around the seams of a deployment so that it can be watched: spans, metrics and log
 * lines, whose names {@code docs/watching.md} lists. None holds text of a mail, an address, or the
 * id of a message other than hashed; a mailbox is 12 digits of its hash. The engine knows nothing
 * of it, and nothing is decided by it.
 */
public interface Telemetry {
  /** Records nothing, and puts nothing around anything. */
  Telemetry NONE = new Telemetry() {};

  /**
   * Records by {@code openTelemetry}, and what became of each mail in the log besides.
   *
   * @param openTelemetry the global one where an agent exports what the API records
   */
  static Telemetry over(OpenTelemetry openTelemetry) {
    return new Recording(openTelemetry);
  }

  /**
   * @param name of the provider, as in the settings
   */
  default MailProvider metered(String name, MailProvider provider) {
    return provider;
  }

  default MailSender metered(String name, MailSender sender) {
    return sender;
  }

  default MailSearch metered(String name, MailSearch search) {
    return search;
  }

  /** Told of every mail, and tells {@code further}. */
  default PageHandler.Observer watching(PageHandler.Observer further) {
    return further;
  }

  default BellAnswering traced(BellAnswering answering) {
    return answering;
  }

  /** Threads that go on in the trace of whoever uses them. */
  default Executor carrying(Executor threads) {
    return threads;
  }

  /** A run of the keeper; afterwards how every mailbox is. */
  default Keeper.Report keep(Supplier<Keeper.Report> run, Engine engine, InstantSource clock) {
    return run.get();
  }
}
