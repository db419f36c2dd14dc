package dev.threadmark.provider;

/**
 * Who this process is, as its cloud vouches for it: lets it log in at a provider without any stored
 * secret.
 */
@FunctionalInterface
public interface WorkloadIdentity {
  /** For a process that no cloud vouches for. */
  WorkloadIdentity NONE =
      audience -> {
        throw new IllegalStateException("no cloud vouches for this process");
      };

  /**
   * A token signed by the cloud, still good for some minutes at least. May ask the network;
   * implementations keep what they got.
   *
   * @param audience who is to believe it: on Azure a resource such as {@code
   *     https://graph.microsoft.com}, else what the provider's federation expects, such as {@code
   *     api://AzureADTokenExchange}
   * @throws IllegalStateException if the cloud gives none; the message says why, without secrets
   */
  String token(String audience);
}
