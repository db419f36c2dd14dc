/**
 * What people do: settle things about a ticket, answer, take an answer back. Whether they may is
 * asked before; what comes of it is written in the ticket's own partition, in one batch.
 */
package dev.threadmark.desk;
