package dev.threadmark.aws.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Clients of the SDK, all on the JDK's own HTTP connections. */
final class AwsClients {
  private AwsClients() {}

  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String region, Optional<URI> endpoint) {
    return configure(builder, region, endpoint)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(10)))
        .build();
  }

  /** At an endpoint of one's own there is an emulator, which takes any credentials. */
  static <B extends AwsClientBuilder<B, C>, C> B configure(
      B builder, String region, Optional<URI> endpoint) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(region))
        .credentialsProvider(endpoint.map(AwsClients::any).orElseGet(AwsClients::ours))
        .overrideConfiguration(config -> config.retryStrategy(RetryMode.STANDARD));
  }

  private static AwsCredentialsProvider any(URI emulator) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator"));
  }

  private static AwsCredentialsProvider ours() {
    return DefaultCredentialsProvider.builder().build();
  }
}
