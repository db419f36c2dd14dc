package dev.threadmark.engine;

import dev.threadmark.port.StoreUnavailable;

/** Tells what is wrong with one mail from what is wrong with everything. */
final class Fatal {
  private Fatal() {}

  /**
   * True if no mail is to blame: the table is down, or the process is at its end. A stack that
   * overflows, a class that cannot be linked and a broken assertion are taken for the fault of what
   * is in a mail; any other {@code Error} is not, and is found by {@link StoredCaution}.
   */
  static boolean is(Throwable thrown) {
    boolean oneMail =
        thrown instanceof StackOverflowError
            || thrown instanceof LinkageError
            || thrown instanceof AssertionError;
    return thrown instanceof StoreUnavailable || (thrown instanceof Error && !oneMail);
  }

  /** What went wrong, without the message, which may hold text of the mail. */
  static String described(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return thrown.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
