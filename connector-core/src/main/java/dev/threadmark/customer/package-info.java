/**
 * The customer's page: what the link in the footer of our mail opens. Whoever has the link sees how
 * the request stands; who enters a code that was sent to the address that the link was made for
 * sees what he has of the conversation, and may add to it. {@code docs/customers-page.md} says what
 * is shown to whom.
 */
package dev.threadmark.customer;
