package dev.threadmark.local.imports;

import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.imports.Import;
import dev.threadmark.provider.Delivery;
import dev.threadmark.store.MailMark;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a run did, and what was done before it. */
public final class ImportCount implements PageHandler.Observer {
  private final Map<String, Long> decisions = new HashMap<>();
  private long handled;
  private long known;
  private long mails;
  private long skipped;
  private long tickets;
  private Optional<Outcome> hindrance = Optional.empty();

  @Override
  public void handled(Delivery delivery, MailMark mark) {
    handled++;
    if (mark.copy()) {
      known++;
    } else {
      decisions.merge(mark.decision(), 1L, Long::sum);
    }
  }

  void add(Import.Result result) {
    mails += result.at().mails();
    skipped += result.at().skipped();
    hindrance = hindrance.or(result::hindrance);
  }

  void tickets(long count) {
    tickets = count;
  }

  /** What it could not get over. */
  public Optional<Outcome> hindrance() {
    return hindrance;
  }

  /** Mails that this run looked at. */
  public long handled() {
    return handled;
  }

  /** The fields that {@code import --json} promises. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mails", mails);
    fields.put("tooOld", skipped);
    fields.put("now", handled);
    fields.put("opened", decision("open"));
    fields.put("appended", decision("append"));
    fields.put("held", decision("hold"));
    fields.put("ignored", decision("ignore"));
    fields.put("quarantined", decision("quarantine"));
    fields.put("seenBefore", known);
    fields.put("tickets", tickets);
    return fields;
  }

  private long decision(String label) {
    return decisions.getOrDefault(label, 0L);
  }
}
