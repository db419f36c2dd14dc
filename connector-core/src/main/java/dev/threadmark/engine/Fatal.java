package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;

/** Tells what is wrong with one mail from what is wrong with everything. */
final class Fatal {
  private Fatal() {}

  /**
   * True if no mail is to blame: the table is down, or the process is at its end. A stack that
   * overflows is the fault of what is nested in a mail.
   */
  static boolean is(Throwable thrown) {
    return thrown instanceof StoreUnavailable
        || (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError));
  }

  /** What went wrong, without the message, which may hold text of the mail. */
  static String described(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
