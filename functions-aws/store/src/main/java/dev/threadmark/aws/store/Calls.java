package dev.threadmark.aws.store;

import dev.threadmark.port.StoreUnavailable;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Calls of the SDK. Conditions that do not hold and conflicts between transactions go through; what
 * else it throws becomes {@link StoreUnavailable}.
 */
final class Calls {
  private Calls() {}

  static <T> T ask(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException
        | TransactionConflictException
        | TransactionCanceledException
        | TransactionInProgressException e) {
      throw e;
    } catch (SdkException e) {
      throw new StoreUnavailable(what, e);
    }
  }

  static void run(String what, Runnable call) {
    ask(
        what,
        () -> {
          call.run();
          return null;
        });
  }
}
