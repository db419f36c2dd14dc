package dev.threadmark.aws.webhook;

import dev.threadmark.engine.Doorbells;
import dev.threadmark.provider.graph.ClientState;

/** What keeps the doorbells of a mailbox in order in a FIFO queue: its hash, no address. */
public final class BellGroup {
  private BellGroup() {}

  /**
   * @param message as {@link Doorbells} writes it
   */
  public static String of(String message) {
    return ClientState.name(Doorbells.read(message).bell().mailbox());
  }
}
