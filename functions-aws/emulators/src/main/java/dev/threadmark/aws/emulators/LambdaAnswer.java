package dev.threadmark.aws.emulators;

/**
 * What an invocation came to.
 *
 * @param failed whether the function threw, could not be started, or died
 * @param json what it answered; of a failure, {@code errorType} and {@code errorMessage}
 */
public record LambdaAnswer(boolean failed, String json) {
  static LambdaAnswer of(String json) {
    return new LambdaAnswer(false, json);
  }

  static LambdaAnswer failure(String json) {
    return new LambdaAnswer(true, json);
  }

  /** The answer of a function that is expected to give one. */
  public String get() {
    if (failed) {
      throw new IllegalStateException("the function failed: " + json);
    }
    return json;
  }
}
