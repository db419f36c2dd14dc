package dev.threadmark.mail.mime;

import dev.threadmark.mail.NamedAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes an address list apart (RFC 5322, 3.4) and forgives what mailers do to it. The structure is
 * read before anything is decoded, so that an encoded name cannot smuggle in an address; only where
 * that gives no address at all is the decoded text tried.
 */
final class AddressField {
  private static final int LIMIT = 1 << 18;

  private final String text;
  private final List<String> mailboxes = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private int depth;

  private AddressField(String text) {
    this.text = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
  }

  /** The addresses of one field, in order. */
  static List<NamedAddress> addresses(String field) {
    List<NamedAddress> raw = read(field);
    return raw.isEmpty() && field.contains("=?") ? read(EncodedWords.decode(field)) : raw;
  }

  private static List<NamedAddress> read(String field) {
    List<String> mailboxes = new AddressField(field).mailboxes();
    List<NamedAddress> addresses = new ArrayList<>();
    String before = "";
    for (String mailbox : mailboxes) {
      // "Doe, John <john@example.com>": a name that forgot its quotes, not a local user.
      boolean half = mailbox.indexOf('@') < 0 && mailbox.indexOf('<') < 0 && mailboxes.size() > 1;
      if (half) {
        before += mailbox + ",";
        continue;
      }
      String whole = mailbox.indexOf('<') > 0 ? before + mailbox : mailbox;
      MailboxText.read(whole).ifPresent(addresses::add);
      before = "";
    }
    if (addresses.isEmpty()) {
      mailboxes.stream().map(MailboxText::read).flatMap(Optional::stream).forEach(addresses::add);
    }
    return addresses;
  }

  /** The field cut at its commas, group names (RFC 5322: {@code name: a, b;}) taken away. */
  private List<String> mailboxes() {
    int lastBracket = text.lastIndexOf('>');
    int lastParenthesis = text.lastIndexOf(')');
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        current.append(c).append(text.charAt(++at));
      } else if (c == '"' && depth == 0 && Quotes.close(text, at) > 0) {
        int close = Quotes.close(text, at);
        current.append(text, at, close + 1);
        at = close;
      } else if (c == '(' && at < lastParenthesis) {
        depth++;
        current.append(c);
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
        current.append(c);
      } else if (c == '<' && depth == 0 && at < lastBracket) {
        int close = text.indexOf('>', at);
        current.append(text, at, close + 1);
        at = close;
      } else if (depth == 0 && (c == ',' || c == ';')) {
        finish();
      } else if (depth == 0 && c == ':' && namesGroup()) {
        current.setLength(0);
      } else {
        current.append(c);
      }
      at++;
    }
    finish();
    return mailboxes;
  }

  private boolean namesGroup() {
    return current.indexOf("@") < 0 && current.indexOf("<") < 0;
  }

  private void finish() {
    if (!current.toString().isBlank()) {
      mailboxes.add(current.toString());
    }
    current.setLength(0);
  }
}
