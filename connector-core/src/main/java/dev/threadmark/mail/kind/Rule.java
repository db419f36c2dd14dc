package dev.threadmark.mail.kind;

import dev.threadmark.mail.MailKind;
import java.util.function.Predicate;

/**
 * One thing that shows a mail's kind.
 *
 * @param name what tests and logs call it; no two rules share one
 * @param because what an agent is told
 */
record Rule(String name, MailKind kind, String because, Predicate<Glance> holds) {
  Kind verdict() {
    return new Kind(kind, because);
  }
}
