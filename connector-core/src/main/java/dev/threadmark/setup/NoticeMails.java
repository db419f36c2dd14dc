package dev.threadmark.setup;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.notice.Notifier;
import dev.threadmark.settings.Loopback;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * How people are told by mail: {@code THREADMARK_CONSOLE} is where the links lead; below {@code
 * THREADMARK_URL} where it is not set, since most deployments have one address.
 */
final class NoticeMails {
  static final String NAME = "THREADMARK_CONSOLE";

  private NoticeMails() {}

  static Optional<Notifier.Mails> of(Settings settings, TokenKeys tokenKeys) {
    return Optional.of(new Notifier.Mails(tokenKeys, console(settings)));
  }

  private static String console(Settings settings) {
    String what = "the console's address, such as https://threadmark.example.com/console/";
    if (settings.find(NAME).isEmpty()) {
      URI url = settings.uri("THREADMARK_URL", "the address under which the internet reaches it");
      return url.toString().replaceFirst("/+$", "") + "/console/";
    }
    URI console = settings.uri(NAME, what);
    if (!Loopback.orHttps(console)) {
      throw Settings.bad(NAME, what);
    }
    return console.toString().replaceFirst("/*$", "/");
  }
}
