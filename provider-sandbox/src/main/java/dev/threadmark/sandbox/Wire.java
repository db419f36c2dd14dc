package dev.threadmark.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What happens to a mail between being sent and arriving in a mailbox of the sandbox: nothing,
 * until told otherwise. Thread safe.
 */
public final class Wire {
  private static final Pattern X_FIELDS =
      Pattern.compile("(?im)^X-[^\\r\\n]*\\r?\\n([ \\t][^\\r\\n]*\\r?\\n)*");
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^(Message-ID:\\s*<)");

  private static final Pattern REFERENCES =
      Pattern.compile("(?im)^(In-Reply-To|References):[^\\r\\n]*\\r?\\n([ \\t][^\\r\\n]*\\r?\\n)*");

  private volatile boolean delivers = true;
  private volatile boolean plusAddressing = true;
  private volatile boolean keepsReferences = true;
  private volatile boolean keepsFields = true;
  private volatile boolean keepsIds = true;

  /** False: no mail arrives, as where a rule takes it away. */
  public void delivers(boolean does) {
    delivers = does;
  }

  /** False: a mail comes without the fields that name others. */
  public void keepsReferences(boolean keeps) {
    keepsReferences = keeps;
  }

  /** False: mail to {@code name+tag@domain} reaches nobody. */
  public void plusAddressing(boolean on) {
    plusAddressing = on;
  }

  /** False: {@code X-} fields are taken off, as some gateways do. */
  public void keepsFields(boolean keeps) {
    keepsFields = keeps;
  }

  /** False: a mail gets another Message-ID, as some gateways give it. */
  public void keepsIds(boolean keeps) {
    keepsIds = keeps;
  }

  /** The mailbox that a recipient's mail goes to; empty for none. */
  public String mailboxOf(String recipient) {
    if (!delivers) {
      return "";
    }
    return plusAddressing ? recipient.replaceFirst("\\+[^@]*@", "@") : recipient;
  }

  /** The mail as it arrives. */
  public byte[] carried(byte[] raw) {
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n");
    String head = body < 0 ? text : text.substring(0, body + 2);
    String changed = keepsFields ? head : X_FIELDS.matcher(head).replaceAll("");
    changed = keepsIds ? changed : MESSAGE_ID.matcher(changed).replaceFirst("$1gateway.");
    changed = keepsReferences ? changed : REFERENCES.matcher(changed).replaceAll("");
    return (changed + text.substring(head.length())).getBytes(StandardCharsets.ISO_8859_1);
  }
}
