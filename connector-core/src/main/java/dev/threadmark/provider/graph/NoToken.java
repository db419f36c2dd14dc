package dev.threadmark.provider.graph;

/** There is no token to ask Graph with. The message says why in a few words, without secrets. */
final class NoToken extends RuntimeException {
  private final boolean forGood;

  /**
   * Takes no cause: the messages of others may hold what must not be told.
   *
   * @param forGood true if asking again is no use before somebody has changed something
   */
  NoToken(String why, boolean forGood) {
    super(why);
    this.forGood = forGood;
  }

  boolean isForGood() {
    return forGood;
  }
}
