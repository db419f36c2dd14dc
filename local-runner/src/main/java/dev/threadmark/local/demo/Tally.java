package dev.threadmark.local.demo;

import dev.threadmark.engine.PageHandler;
import dev.threadmark.provider.Delivery;
import dev.threadmark.store.MailMark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts what was delivered and what became of it. A mail counts once, by its first mark. */
public final class Tally implements PageHandler.Observer {
  private final Map<String, String> decisions = new LinkedHashMap<>();
  private final Set<String> delivered = new HashSet<>();
  private final Map<String, MailMark> marks = new HashMap<>();

  synchronized void delivered(String tenant, String providerId) {
    delivered.add(tenant + "/" + providerId);
  }

  @Override
  public synchronized void handled(Delivery delivery, MailMark mark) {
    handled(delivery.mailbox().tenant(), delivery.id().value(), mark);
  }

  /** A mail that another process has handled. */
  synchronized void handled(String tenant, String providerId, MailMark mark) {
    String key = tenant + "/" + providerId;
    decisions.putIfAbsent(key, mark.decision());
    marks.putIfAbsent(key, mark);
  }

  public synchronized long handledSoFar() {
    return decisions.size();
  }

  public synchronized long mails() {
    return delivered.size();
  }

  public synchronized long count(String decision) {
    return decisions.values().stream().filter(decision::equals).count();
  }

  /** Mails that were delivered and of which nothing became: must be none. */
  public synchronized long lost() {
    return delivered.stream().filter(key -> !decisions.containsKey(key)).count();
  }
}
