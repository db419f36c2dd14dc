package dev.threadmark.aws.store;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Settings that may be secret. One that begins with {@code arn:aws:secretsmanager:} names a secret
 * of Secrets Manager, whose text is the value; anything else is the value itself.
 *
 * <p>{@code ssm:} is kept for parameters of Systems Manager, which are not read yet: {@link
 * IllegalArgumentException}, so that nobody takes the name for the secret. {@link
 * dev.threadmark.port.StoreUnavailable} if the secret is not there or not ours to read.
 */
public final class SecretSource {
  private static final String SECRET = "arn:aws:secretsmanager:";
  private static final String PARAMETER = "ssm:";

  private final SecretsManagerClient client;

  public SecretSource(SecretsManagerClient client) {
    this.client = client;
  }

  /** Whether {@link #value} would have to ask, or to complain. */
  public static boolean isReference(String setting) {
    return setting.startsWith(SECRET) || setting.startsWith(PARAMETER);
  }

  /** Asks each time: keep what you get. */
  public String value(String setting) {
    if (setting.startsWith(PARAMETER)) {
      throw new IllegalArgumentException(
          "ssm: is not read yet; keep the secret in Secrets Manager and give its ARN");
    }
    return setting.startsWith(SECRET) ? secret(setting) : setting;
  }

  private String secret(String arn) {
    return Calls.ask(
        "cannot read a secret",
        () -> client.getSecretValue(get -> get.secretId(arn)).secretString());
  }
}
