package dev.threadmark.provider;

import java.util.List;

/** What a webhook request turned out to be. */
public sealed interface Ring {

  /** Graph tries the endpoint: echo this text, as text/plain, at once. */
  record Handshake(String token) implements Ring {}

  /**
   * Real notifications.
   *
   * @param doorbells one per mailbox
   * @param dropped why single items among them were not believed; one entry an item
   */
  record Rung(List<Doorbell> doorbells, List<Refusal> dropped) implements Ring {
    public Rung {
      doorbells = List.copyOf(doorbells);
      dropped = List.copyOf(dropped);
    }
  }

  /** Nothing in it is believed. */
  record Refused(Refusal refusal) implements Ring {}
}
