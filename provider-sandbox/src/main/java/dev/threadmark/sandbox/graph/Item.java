package dev.threadmark.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A message in a mailbox. Guarded by its mailbox. */
final class Item {
  final String id;
  final Mailbox mailbox;
  final Map<PropertyId, String> properties = new LinkedHashMap<>();
  final Set<String> categories = new LinkedHashSet<>();
  byte[] raw;
  ObjectNode draft;
  Instant received;
  Instant modified;
  String folder;
  boolean read;
  boolean inbound;

  /** Sent, but still in the Outbox: it says of itself that it is a draft. */
  boolean leaving;

  long created;
  long changed;
  private int version;
  private SoftReference<ObjectNode> json = new SoftReference<>(null);

  /** A message that came or went over the wire. */
  Item(Mailbox mailbox, String id, byte[] raw, String folder, Instant received) {
    this.mailbox = mailbox;
    this.id = id;
    this.raw = raw;
    this.folder = folder;
    this.received = received;
    this.modified = received;
  }

  /** A draft: no MIME yet, only what its writer set. */
  Item(Mailbox mailbox, String id, ObjectNode draft, Instant now) {
    this(mailbox, id, (byte[]) null, Mailbox.DRAFTS, now);
    this.draft = draft;
    this.read = true;
  }

  boolean isDraft() {
    return draft != null;
  }

  /** What {@code changeKey} and etag are made of; marking as read does not change it. */
  String changeKey() {
    return Digests.id("CQAAABYAAAB", id, Integer.toString(version)).replace('-', '/');
  }

  void touch(Instant now) {
    version++;
    modified = now;
  }

  /** The draft has been sent as {@code mime}. */
  void sentAs(byte[] mime, Instant now) {
    raw = mime;
    draft = null;
    received = now;
    json = new SoftReference<>(null);
    touch(now);
  }

  /** The message as JSON without what may change; kept while there is memory. */
  ObjectNode json() {
    if (isDraft()) {
      return draft;
    }
    ObjectNode kept = json.get();
    if (kept == null) {
      kept = ExchangeMessage.of(raw, received, mailbox.address());
      json = new SoftReference<>(kept);
    }
    return kept;
  }

  /** The id for the asker: the default one changes with the folder. */
  String id(boolean immutable) {
    return immutable ? id : Digests.id("AAMkAGI2AAAABE", id, folder);
  }
}
