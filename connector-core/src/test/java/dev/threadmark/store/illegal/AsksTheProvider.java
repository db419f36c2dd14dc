package dev.threadmark.store.illegal;

import dev.threadmark.provider.MailProvider;

/** Breaks a rule so that a test can see it broken. */
public record AsksTheProvider(MailProvider provider) {}
