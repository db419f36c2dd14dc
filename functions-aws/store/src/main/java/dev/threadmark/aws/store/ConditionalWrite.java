package dev.threadmark.aws.store;

import dev.threadmark.port.StoreUnavailable;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One conditional write whose answer may be lost: the SDK then sends it again, and the condition
 * fails on what the first try has written. If the item has the etag that this write drew, it was
 * us. If the request was sent more than once and the item is otherwise, nobody can tell, and that
 * is said.
 */
final class ConditionalWrite {
  private final Optional<String> drawn;
  private boolean sentAgain;

  private ConditionalWrite(Optional<String> drawn) {
    this.drawn = drawn;
  }

  /** A put that leaves an item with that etag. */
  static boolean put(String drawn, Runnable call) {
    return new ConditionalWrite(Optional.of(drawn)).run(call);
  }

  /** A delete leaves nothing by which it could be recognised. */
  static boolean delete(Runnable call) {
    return new ConditionalWrite(Optional.empty()).run(call);
  }

  private boolean run(Runnable call) {
    Patience patience = new Patience("a row is held by transactions");
    while (true) {
      try {
        Calls.run("cannot write a row", call);
        return true;
      } catch (ConditionalCheckFailedException e) {
        return isOurs(e);
      } catch (TransactionConflictException e) {
        sentAgain |= e.numAttempts() > 1;
        patience.pause(e);
      }
    }
  }

  private boolean isOurs(ConditionalCheckFailedException failed) {
    boolean ours = drawn.isPresent() && drawn.equals(etag(failed));
    if (!ours && (sentAgain || failed.numAttempts() > 1)) {
      throw new StoreUnavailable("the answer to a write was lost", failed);
    }
    return ours;
  }

  private static Optional<String> etag(ConditionalCheckFailedException failed) {
    return Optional.ofNullable(failed.item().get(Items.ETAG)).map(etag -> etag.s());
  }
}
