/**
 * How a mail looks that a person has written: its light markup as HTML and as plain text, the
 * signature, the quotation below.
 */
package dev.threadmark.mail.letter;
