/**
 * What is forgotten: tickets that were closed long ago, logs that are worth nothing any more, and a
 * person who asks for it; and what is kept of a person, for them to have.
 */
package dev.threadmark.privacy;
