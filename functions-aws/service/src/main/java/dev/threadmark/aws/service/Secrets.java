package dev.threadmark.aws.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.UnaryOperator;

/**
 * Settings that may be secret: one that begins with {@code arn:aws:secretsmanager:} names a secret
 * of Secrets Manager, whose text is the value; anything else is the value itself. Asks each time:
 * keep what you get.
 *
 * <p>{@code ssm:} is kept for parameters of Systems Manager, which are not read yet: {@link
 * IllegalArgumentException}, so that nobody takes the name for the secret. {@link
 * dev.threadmark.port.StoreUnavailable} if the secret is not there or not ours to read.
 */
public final class Secrets implements UnaryOperator<String> {
  private static final String SECRET = "arn:aws:secretsmanager:";
  private static final String PARAMETER = "ssm:";

  private final AwsService manager;

  public Secrets(AwsService manager) {
    this.manager = manager;
  }

  /** Whether {@link #apply} would have to ask, or to complain. */
  public static boolean isReference(String setting) {
    return setting.startsWith(SECRET) || setting.startsWith(PARAMETER);
  }

  @Override
  public String apply(String setting) {
    if (setting.startsWith(PARAMETER)) {
      throw new IllegalArgumentException(
          "ssm: is not read yet; keep the secret in Secrets Manager and give its ARN");
    }
    return setting.startsWith(SECRET) ? secret(setting) : setting;
  }

  private String secret(String arn) {
    return manager
        .call("GetSecretValue", JsonNodeFactory.instance.objectNode().put("SecretId", arn))
        .path("SecretString")
        .asText();
  }
}
