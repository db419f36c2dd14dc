package dev.threadmark.provider;

/**
 * Our mark on a handled mail, in the mailbox itself: Graph's extended property, Gmail's label. The
 * tables can be rebuilt from it.
 *
 * @param ticket the ticket's id as printed
 */
public record Stamp(ProviderId id, String ticket) {}
