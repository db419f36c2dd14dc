package dev.threadmark.provider;

/** On which side of the mailbox a mail lies. */
public enum Folder {
  INBOX,
  SENT
}
