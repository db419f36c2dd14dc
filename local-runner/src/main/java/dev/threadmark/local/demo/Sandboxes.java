package dev.threadmark.local.demo;

import dev.threadmark.local.providers.PlayedProvider;
import dev.threadmark.local.providers.Providers;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.BellReader;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.MailSearch;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.sandbox.SandboxProvider;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The providers of a demo by their names. */
final class Sandboxes implements AutoCloseable {
  private final Map<String, PlayedProvider> played = new LinkedHashMap<>();

  /**
   * @param mailboxes one a provider, whose tenant is the provider's name
   */
  Sandboxes(List<MailboxId> mailboxes) {
    for (MailboxId mailbox : mailboxes) {
      played.put(mailbox.tenant(), Providers.all().get(mailbox.tenant()).start(List.of(mailbox)));
    }
  }

  /** What reads each one's bells, by path. */
  Map<String, BellReader> bells(String below) {
    Map<String, BellReader> bells = new HashMap<>();
    played.forEach((name, provider) -> bells.put(below + name, provider.bell()));
    return bells;
  }

  MailProvider driver(String name, URI webhook) {
    return played.get(name).driver(webhook);
  }

  MailSender sender(String name) {
    return played.get(name).sender();
  }

  MailSearch search(String name) {
    return played.get(name).search();
  }

  StateLabels labels(String name) {
    return played.get(name).labels();
  }

  SandboxProvider sandbox(String name) {
    return played.get(name).sandbox();
  }

  void forEach(BiConsumer<String, SandboxProvider> action) {
    played.forEach((name, provider) -> action.accept(name, provider.sandbox()));
  }

  /** Waits until all have rung. */
  void rung() {
    forEach((name, sandbox) -> sandbox.drainNotifications());
  }

  long requests() {
    return played.values().stream().mapToLong(provider -> provider.sandbox().requests()).sum();
  }

  @Override
  public void close() {
    played.values().forEach(PlayedProvider::close);
  }
}
