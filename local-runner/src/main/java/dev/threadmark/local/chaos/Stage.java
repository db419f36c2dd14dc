package dev.threadmark.local.chaos;

/** Where the actors of a history move. */
interface Stage {
  /** The moving actor is about to do {@code what}; others may go first. */
  void step(String what);

  /** The moving actor is killed; another one takes its place. */
  void die();
}
