package dev.threadmark.mail.kind;

import dev.threadmark.mail.MailKind;

/**
 * What kind of mail it is, and what shows that.
 *
 * @param because half a sentence for support agents, such as "its subject says automatic reply"
 */
public record Kind(MailKind kind, String because) {}
