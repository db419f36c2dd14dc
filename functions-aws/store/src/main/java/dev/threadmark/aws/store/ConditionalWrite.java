package dev.threadmark.aws.store;

import dev.threadmark.aws.service.Answer;
import dev.threadmark.port.StoreUnavailable;
import java.util.function.Supplier;

/**
 * One conditional write whose answer may be lost: it is then sent again, and the condition fails on
 * what the first try has written. If the item has the etag that this write drew, it was us. If the
 * request was sent more than once and the item is otherwise, nobody can tell, and that is said.
 */
final class ConditionalWrite {
  private final String drawn;
  private boolean sentAgain;

  private ConditionalWrite(String drawn) {
    this.drawn = drawn;
  }

  /** A put that leaves an item with that etag. */
  static boolean put(String drawn, Supplier<Answer> call) {
    return new ConditionalWrite(drawn).run(call);
  }

  /** A delete leaves nothing by which it could be recognised. */
  static boolean delete(Supplier<Answer> call) {
    return new ConditionalWrite("").run(call);
  }

  private boolean run(Supplier<Answer> call) {
    Patience patience = new Patience("a row is held by transactions");
    while (true) {
      Answer answer = call.get();
      sentAgain |= answer.tries() > 1;
      if (answer.is("ConditionalCheckFailedException")) {
        return isOurs(answer);
      }
      if (!answer.is("TransactionConflictException")) {
        answer.got();
        return true;
      }
      patience.pause(answer.unavailable());
    }
  }

  private boolean isOurs(Answer failed) {
    boolean ours = !drawn.isEmpty() && drawn.equals(etag(failed));
    if (!ours && sentAgain) {
      throw new StoreUnavailable("the answer to a write was lost", failed.unavailable());
    }
    return ours;
  }

  private static String etag(Answer failed) {
    return Items.text(failed.json().path("Item"), Items.ETAG);
  }
}
