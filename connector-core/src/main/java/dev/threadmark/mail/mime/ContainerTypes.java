package dev.threadmark.mail.mime;

import java.util.Locale;

/** Parts that hold a mail's content in a form of their own. */
final class ContainerTypes {
  private ContainerTypes() {}

  /** Outlook's {@code winmail.dat} (MS-OXTNEF). */
  static boolean isTnef(PartHeader header) {
    return header.type().equals("application/ms-tnef")
        || header.type().equals("application/vnd.ms-tnef")
        || header.type().equals("application/octet-stream")
            && header.fileName().equalsIgnoreCase("winmail.dat");
  }

  /** S/MIME that may be signed without being encrypted (RFC 8551, 3.5.2). */
  static boolean mayBeOpaqueSigned(PartHeader header) {
    boolean named = header.fileName().toLowerCase(Locale.ROOT).endsWith(".p7m");
    boolean typed =
        header.type().equals("application/pkcs7-mime")
            || header.type().equals("application/x-pkcs7-mime");
    return (typed || named && header.type().equals("application/octet-stream"))
        && !header.is("smime-type", "enveloped-data");
  }
}
