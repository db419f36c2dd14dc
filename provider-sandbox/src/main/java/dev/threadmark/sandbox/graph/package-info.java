/**
 * Microsoft Graph mail on loopback: stateful, driven by the official SDK over HTTP.
 *
 * <p>What it does differently from the service, on purpose: a mail delivered without a Message-ID
 * keeps none (Exchange invents one), subscriptions may ring a plain http address on loopback, and a
 * delta round ignores the limit of 5,000 filtered messages.
 */
package dev.threadmark.sandbox.graph;
