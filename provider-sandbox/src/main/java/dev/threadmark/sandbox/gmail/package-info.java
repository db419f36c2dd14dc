/**
 * Gmail on loopback ({@link dev.threadmark.sandbox.gmail.GmailSandbox}), as its SDK, recordings and
 * users' reports show it. {@code HttpFront} takes calls in, {@code GmailApi} takes batches and
 * uploads apart, {@code Operations} lists the methods, {@code Account} is a mailbox, {@code PubSub}
 * rings.
 */
package dev.threadmark.sandbox.gmail;
