package dev.threadmark.sandbox.graph;

/** Who wants to know what happens to messages. */
interface Changes {
  void created(Item item);

  void updated(Item item);

  void deleted(Item item);
}
