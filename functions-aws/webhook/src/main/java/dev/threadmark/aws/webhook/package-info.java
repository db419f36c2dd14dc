/**
 * The way in on AWS: a function of its own behind an HTTP API or a function URL. It reads an event,
 * asks {@link dev.threadmark.engine.Webhook}, and answers; it decides nothing. It must be up while
 * a provider waits, so it loads no SDK: what it asks of AWS (a message for the queue, a secret when
 * it starts) are plain HTTPS requests of {@link dev.threadmark.aws.service}.
 */
package dev.threadmark.aws.webhook;
