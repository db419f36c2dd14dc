package dev.threadmark.mail.kind;

import dev.threadmark.mail.Header;
import dev.threadmark.mail.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bounce in prose, taken apart: what the mail system writes, and the header of the mail that it
 * gives back below.
 *
 * @param report the lines above the mail that came back
 * @param header the fields of that mail, as far as they were quoted
 */
record ReturnedMail(List<String> report, Headers header) {
  private static final Pattern FIELD =
      Pattern.compile("^[>| \\t]{0,8}([A-Za-z][A-Za-z0-9-]{1,60})[ \\t]?:(?:[ \\t](.{0,2000}))?$");

  /** A copy of a mail has one of these; a report that only names its subject has none. */
  private static final Pattern OF_A_COPY =
      Pattern.compile(
          "(?i)received|return-path|message-id|mime-version|dkim-signature|delivered-to"
              + "|x-received|x-mailer|content-type");

  private static final Pattern KNOWN =
      Pattern.compile(
          OF_A_COPY.pattern()
              + "|from|to|cc|subject|date|sender|reply-to|references|in-reply-to|x-[a-z0-9-]+"
              + "|arc-[a-z-]+|authentication-results|user-agent|list-[a-z-]+|precedence");

  /** Reports name fields one below the other too; a copy's fields follow each other closely. */
  private static final int REACH = 12;

  static ReturnedMail in(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (startsCopy(lines, i)) {
        return new ReturnedMail(lines.subList(0, i), fields(lines.subList(i, lines.size())));
      }
    }
    return new ReturnedMail(lines, Headers.NONE);
  }

  private static boolean startsCopy(List<String> lines, int from) {
    int fields = 0;
    boolean copy = false;
    for (String line : lines.subList(from, Math.min(lines.size(), from + REACH))) {
      Matcher field = FIELD.matcher(line);
      if (field.matches() && KNOWN.matcher(field.group(1)).matches()) {
        fields++;
        copy |= OF_A_COPY.matcher(field.group(1)).matches();
      } else if (fields == 0 || !folded(line)) {
        break;
      }
    }
    return fields >= 2 && copy;
  }

  private static boolean folded(String line) {
    return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
  }

  private static Headers fields(List<String> copy) {
    List<Header> fields = new ArrayList<>();
    for (String line : copy) {
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        String value = field.group(2);
        fields.add(new Header(field.group(1), value == null ? "" : value));
      } else if (!fields.isEmpty() && folded(line)) {
        Header last = fields.remove(fields.size() - 1);
        fields.add(new Header(last.name(), last.value() + " " + line.strip()));
      } else {
        break;
      }
    }
    return new Headers(fields);
  }
}
