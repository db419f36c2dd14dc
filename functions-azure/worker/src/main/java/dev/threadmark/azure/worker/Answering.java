package dev.threadmark.azure.worker;

import dev.threadmark.engine.BellAnswering;
import dev.threadmark.engine.Doorbells;
import dev.threadmark.engine.Outcome;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * From an outcome to what a queue trigger can do with it. A function cannot say when its message is
 * to come again: what must wait is put on the queue anew, for later. If the process dies between
 * that and the end of the function there are two bells, which is one too many and does no harm.
 *
 * @param worker answers a bell
 * @param put puts a message for later
 */
record Answering(BellAnswering worker, BiConsumer<String, Duration> put) {

  /** Answers a message; what is thrown is for the host to retry. */
  void answer(String message, int dequeueCount) {
    Doorbells.Sent sent = Doorbells.read(message);
    worker
        .answer(sent, dequeueCount)
        .match(
            new Outcome.Cases<Void>() {
              @Override
              public Void done(int mails) {
                return null;
              }

              @Override
              public Void retry(Duration after, String why) {
                put.accept(Doorbells.write(sent.again()), after);
                return null;
              }

              @Override
              public Void dead(String why) {
                return null;
              }
            });
  }
}
