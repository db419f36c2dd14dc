package dev.threadmark.mail;

import java.util.Optional;

/**
 * What is known of an attachment; its bytes stay in the mailbox.
 *
 * @param name the decoded file name, empty where there is none
 * @param type the media type in lower case, without parameters
 * @param size decoded bytes, as far as the provider says
 * @param inline shown within the body
 * @param contentId what a {@code cid:} link calls it, without {@code <>}
 */
public record Attachment(
    String name, String type, long size, boolean inline, Optional<String> contentId) {}
