package dev.threadmark.aws.service;

import dev.threadmark.settings.Settings;
import java.net.URI;

/** The services that Threadmark asks, as their requests name them. */
public enum AwsApi {
  DYNAMODB("dynamodb", "DynamoDB_20120810.", "1.0"),
  SQS("sqs", "AmazonSQS.", "1.0"),
  SECRETS_MANAGER("secretsmanager", "secretsmanager.", "1.1"),
  /** Speaks the query protocol, not JSON. */
  STS("sts", "", "");

  private final String label;
  private final String target;
  private final String version;

  AwsApi(String label, String target, String version) {
    this.label = label;
    this.target = target;
    this.version = version;
  }

  /** In a host's name and in a signature's scope. */
  public String label() {
    return label;
  }

  /** Of its JSON protocol, {@code 1.0} or {@code 1.1}. */
  String version() {
    return version;
  }

  /** An operation as {@code x-amz-target} names it, such as {@code AmazonSQS.SendMessage}. */
  String target(String operation) {
    return target + operation;
  }

  /** Where it is, unless a setting has moved it. */
  public URI endpoint(String region, Settings settings) {
    String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    URI usual = URI.create("https://%s.%s.%s".formatted(label, region, domain));
    return moved(settings, usual);
  }

  /**
   * Where the settings have moved it, by the names that AWS's SDKs know: {@code AWS_ENDPOINT_URL_}
   * and the service, such as {@code AWS_ENDPOINT_URL_DYNAMODB}, or {@code AWS_ENDPOINT_URL} for
   * all.
   */
  public URI moved(Settings settings, URI usual) {
    String all = "AWS_ENDPOINT_URL";
    return settings.uri(all + "_" + name(), settings.uri(all, usual));
  }
}
