package dev.threadmark.aws.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.port.StoreUnavailable;
import java.util.function.UnaryOperator;

/**
 * Settings that may be secret: one that begins with {@code arn:aws:secretsmanager:} names a secret
 * of Secrets Manager, whose text is the value; anything else is the value itself. {@link
 * StoreUnavailable} if it is not there or not ours to read.
 */
final class Secrets implements UnaryOperator<String> {
  private static final String SECRET = "arn:aws:secretsmanager:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsService manager;

  Secrets(AwsService manager) {
    this.manager = manager;
  }

  @Override
  public String apply(String setting) {
    return setting.startsWith(SECRET) ? secret(setting) : setting;
  }

  private String secret(String arn) {
    return manager
        .call("secretsmanager.GetSecretValue", JSON.createObjectNode().put("SecretId", arn))
        .path("SecretString")
        .asText();
  }
}
