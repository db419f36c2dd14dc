package dev.threadmark.mail.words;

import java.util.Arrays;
import java.util.List;

/** Finds the lines that sign a mail, once its quotations are known. */
final class SignatureRoles {
  private final List<Line> lines;
  private final Role[] roles;

  private SignatureRoles(List<Line> lines, Role[] roles) {
    this.lines = lines;
    this.roles = roles;
  }

  static void find(List<Line> lines, Role[] roles) {
    SignatureRoles signatures = new SignatureRoles(lines, roles);
    signatures.armour();
    PageFooters.find(lines, roles);
    Footers.find(lines, roles);
    signatures.blocks();
  }

  /** From the end, so that a block is found before the delimiter above it is judged. */
  private void blocks() {
    int limit = roles.length;
    boolean wordsBelow = false;
    for (int i = roles.length - 1; i >= 0; i--) {
      if (roles[i] == Role.QUOTED || roles[i] == Role.ATTRIBUTION || roles[i] == Role.HISTORY) {
        limit = i;
        wordsBelow &= roles[i] != Role.HISTORY;
      } else if (roles[i] == Role.WRITTEN) {
        String text = lines.get(i).text();
        if (MobileSignatures.matches(text)
            || !wordsBelow && alone(i) && Signatures.dashedName(text)) {
          roles[i] = Role.SIGNATURE;
        } else {
          int end = Signatures.end(lines, i, limit);
          Arrays.fill(roles, i, Math.max(i, end), Role.SIGNATURE);
          wordsBelow |= end == i;
        }
      }
    }
  }

  private boolean alone(int i) {
    return i > 0
        && roles[i - 1] == Role.BLANK
        && (i + 1 == roles.length || roles[i + 1] != Role.WRITTEN);
  }

  /** RFC 4880 clear-signed text: the frame is no words, what it frames is. */
  private void armour() {
    boolean inside = false;
    int headers = 0;
    for (int i = 0; i < roles.length; i++) {
      String text = lines.get(i).text();
      if (text.startsWith("-----BEGIN PGP ")) {
        inside = true;
        headers = text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----") ? 1 : 0;
      }
      if (inside && roles[i] != Role.BLANK) {
        roles[i] = Role.SIGNATURE;
      }
      boolean wordsBegin = headers > 0 && text.isBlank();
      if (text.startsWith("-----END PGP ") || wordsBegin) {
        inside = false;
        headers = 0;
      }
    }
  }
}
