package dev.threadmark.provider;

/** What the provider calls a message: Graph's immutable id, Gmail's message id. Case-sensitive. */
public record ProviderId(String value) {
  public ProviderId {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("a provider id must not be empty");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
