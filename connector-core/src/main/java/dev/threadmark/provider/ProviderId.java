package dev.threadmark.provider;

/**
 * What the provider calls a message: Graph's immutable id, Gmail's message id. Case-sensitive. A
 * mail that came from a file has one of ours, {@code file:} and its digest: no provider knows it.
 */
public record ProviderId(String value) {
  private static final String FILE = "file:";

  public ProviderId {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a provider id must not be empty");
    }
  }

  /**
   * Of a mail from a file.
   *
   * @param digest tells this mail from every other
   */
  public static ProviderId ofFile(String digest) {
    return new ProviderId(FILE + digest);
  }

  /** True for a mail that came from a file. */
  public boolean inFile() {
    return value.startsWith(FILE);
  }

  @Override
  public String toString() {
    return value;
  }
}
