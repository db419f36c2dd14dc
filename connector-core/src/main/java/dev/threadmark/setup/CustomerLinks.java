package dev.threadmark.setup;

import dev.threadmark.correlate.PageLinks;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.Map;

/**
 * Where customers' pages are, for mailboxes that have them: {@code THREADMARK_PAGES_URL}, or where
 * that is not set {@code THREADMARK_URL}.
 */
final class CustomerLinks {
  static final String NAME = "THREADMARK_PAGES_URL";

  private CustomerLinks() {}

  static PageLinks of(Settings settings, Map<MailboxId, PageLinks.Offer> offers) {
    if (offers.isEmpty()) {
      return PageLinks.NONE;
    }
    String what = "the address of the API, without path, https: customers open pages there";
    URI base =
        settings.find(NAME).isPresent()
            ? settings.uri(NAME, what)
            : settings.uri(BellReaders.URL, what);
    boolean more = base.getQuery() != null || base.getFragment() != null;
    if (!Loopback.orHttps(base) || more) {
      throw Settings.bad(NAME, what);
    }
    String bare = base.toString().replaceAll("/+$", "");
    return new PageLinks(() -> bare, offers);
  }
}
