/**
 * Gmail: the driver through Google's SDK ({@link dev.threadmark.provider.gmail.GmailMailbox}), and
 * the reader of its webhook, which loads no SDK ({@link dev.threadmark.provider.gmail.GmailBell}).
 */
package dev.threadmark.provider.gmail;
