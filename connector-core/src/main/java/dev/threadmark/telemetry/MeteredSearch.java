package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.SearchQuery;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.MailSearch;

/** A search whose calls are counted; what was looked for is told nowhere. */
record MeteredSearch(String name, MailSearch inner, ProviderCalls calls) implements MailSearch {

  @Override
  public Answer<Found> find(MailboxId mailbox, SearchQuery query) {
    return calls.count(
        new ProviderCalls.Call(name, "search", mailbox),
        () -> inner.find(mailbox, query),
        MeteredProvider::answered);
  }
}
