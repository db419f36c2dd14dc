package dev.threadmark.aws.service;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Services for tests, with a key whose secret and token no message may hold. */
final class Asking {
  static final String HIDDEN = "hidden";

  private Asking() {}

  static AwsService of(AwsApi api, URI endpoint, Tries tries) {
    AccessKey key = new AccessKey("AKID", HIDDEN, Optional.of(HIDDEN));
    return new AwsService(
        api, endpoint, new Caller("us-east-1", () -> key, InstantSource.system()), tries);
  }
}
