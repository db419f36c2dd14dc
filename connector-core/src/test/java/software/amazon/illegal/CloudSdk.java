package software.amazon.illegal;

/** Stands in for a class of a cloud's SDK, none of which is on the class path. */
public final class CloudSdk {
  private CloudSdk() {}
}
