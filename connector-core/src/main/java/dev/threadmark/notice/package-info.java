/**
 * Tells other systems what happens to tickets: Slack, Microsoft Teams, signed webhooks. It follows
 * the log of changes, so that nothing waits for a chat that is down, and says numbers, subjects and
 * names, never what is in a mail.
 */
package dev.threadmark.notice;
