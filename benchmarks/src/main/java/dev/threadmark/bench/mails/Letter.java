package dev.threadmark.bench.mails;

import java.time.Instant;

/**
 * A mail that was made up.
 *
 * @param thread which conversation it belongs to: each should be one ticket
 * @param sent true if the mailbox itself wrote it, so that it lies in Sent Items
 * @param fromDomain of the author
 * @param raw RFC 5322, lines end in CRLF
 */
public record Letter(int thread, boolean sent, String fromDomain, Instant at, byte[] raw) {}
