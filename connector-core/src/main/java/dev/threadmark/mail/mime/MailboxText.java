package dev.threadmark.mail.mime;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One mailbox of an address list, such as {@code "Doe, John" <john@example.com> (at work)}. */
final class MailboxText {
  private final String text;
  private final StringBuilder words = new StringBuilder();
  private final List<String> comments = new ArrayList<>();
  private final List<String> angles = new ArrayList<>();

  private MailboxText(String text) {
    this.text = text;
    takeApart();
  }

  /** The mailbox; empty where nothing in {@code text} can be an address. */
  static Optional<NamedAddress> read(String text) {
    MailboxText mailbox = new MailboxText(text);
    for (String angle : mailbox.angles) {
      Optional<Address> address = AddressText.read(angle);
      if (address.isPresent()) {
        return address.map(found -> new NamedAddress(mailbox.name(), found));
      }
    }
    return mailbox.withoutAngles();
  }

  private void takeApart() {
    int lastBracket = text.lastIndexOf('>');
    int lastParenthesis = text.lastIndexOf(')');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int close = c == '"' ? Quotes.close(text, at) : -1;
      if (close > 0) {
        words.append(text, at, close + 1);
        at = close;
      } else if (c == '(' && at < lastParenthesis) {
        int end = Quotes.closeOfComment(text, at);
        comments.add(text.substring(at + 1, end));
        words.append(' ');
        at = end;
      } else if (c == '<') {
        int end = at < lastBracket ? text.indexOf('>', at) : text.length();
        int inner = text.lastIndexOf('<', end - 1);
        angles.add(text.substring(inner + 1, end));
        words.append(text, Math.min(at + 1, inner), inner).append(' ');
        at = end;
      } else {
        words.append(c);
      }
    }
  }

  /** {@code joe@example.com}, {@code Joe joe@example.com}, or a local user: {@code root}. */
  private Optional<NamedAddress> withoutAngles() {
    String bare = words.toString().replaceAll("\\s+", " ").replaceAll(" ?@ ?", "@").strip();
    int at = bare.indexOf('@');
    int from = at;
    boolean quoted = at > 0 && bare.charAt(at - 1) == '"' && bare.lastIndexOf('"', at - 2) >= 0;
    if (quoted) {
      from = bare.lastIndexOf('"', at - 2);
    }
    while (from > 0 && !Character.isWhitespace(bare.charAt(from - 1))) {
      from--;
    }
    int to = Math.max(at, 0);
    while (to < bare.length() && !Character.isWhitespace(bare.charAt(to))) {
      to++;
    }
    boolean localUser = at < 0;
    String candidate = localUser ? bare : bare.substring(from, to);
    String rest = localUser ? "" : bare.substring(0, from) + " " + bare.substring(to);
    // A name is no address: only one word can be a local user.
    return (localUser && bare.contains(" ")
            ? Optional.<Address>empty()
            : AddressText.read(candidate))
        .map(address -> new NamedAddress(rest.isBlank() ? comment() : cleaned(rest), address));
  }

  private String name() {
    String written = cleaned(words.toString());
    return written.isEmpty() ? comment() : written;
  }

  private String comment() {
    return comments.isEmpty() ? "" : cleaned(comments.get(0));
  }

  private static String cleaned(String name) {
    return MailFields.decoded(Quotes.removed(name).replaceAll("[<>]", " "))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
