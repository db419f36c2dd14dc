package dev.threadmark.provider.graph;

import dev.threadmark.settings.Settings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate and its key as PEM text, looked at when it is set and not when it is needed. */
final class PemCertificate {
  private static final String WHAT =
      "PEM text with an RSA key (BEGIN PRIVATE KEY, PKCS#8) and its certificate";

  private PemCertificate() {}

  /** The text of a setting, if azure-identity will be able to read it. */
  static String checked(Settings settings, String name) {
    String pem = settings.get(name, WHAT);
    try {
      KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
      CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(block(pem, "CERTIFICATE")));
      return pem;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw Settings.bad(name, WHAT);
    }
  }

  private static byte[] block(String pem, String kind) {
    Matcher block =
        Pattern.compile(
                "-----BEGIN %1$s-----([A-Za-z0-9+/=\\s]*)-----END %1$s-----".formatted(kind))
            .matcher(pem);
    String content = block.find() ? block.group(1).replaceAll("\\s", "") : "";
    return Base64.getDecoder().decode(content.getBytes(StandardCharsets.US_ASCII));
  }
}
