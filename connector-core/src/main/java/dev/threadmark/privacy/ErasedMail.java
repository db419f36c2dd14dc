package dev.threadmark.privacy;

import java.time.Instant;

/**
 * A mail of somebody who was erased, as it still lies in the mailbox.
 *
 * @param providerId by which the provider finds it
 * @param at when it was noted here
 */
public record ErasedMail(String providerId, Instant receivedAt, boolean sent, Instant at) {}
