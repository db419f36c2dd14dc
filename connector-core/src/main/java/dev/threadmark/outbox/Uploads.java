package dev.threadmark.outbox;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.store.Hash;
import dev.threadmark.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Files that come in parts: the row {@code head} of partition {@code upload/<id>}, and for each
 * part a partition {@code upload/<id>/<number>} of at most a hundred pieces, written in one batch.
 * The partition {@code uploads} lists them by age, so that what nobody sends is removed.
 *
 * <p>Each step may be done again and comes to the same. What is listed and not there is taken off
 * the list by {@link UploadSweep}.
 */
public final class Uploads {
  /** As base64 it fits {@link Table#MAX_VALUE_CHARS}. */
  static final int PIECE = 22_000;

  /** As many as fit a batch, by number and by size. */
  static final int PIECES = 100;

  private static final String LIST = "uploads";
  private static final int MAX_RACES = 30;

  private final Table table;

  Uploads(Table table) {
    this.table = table;
  }

  /** An upload as it was read. */
  private record Stored(Upload upload, String etag) {}

  /** A row of the list by age. */
  record Listed(String id, RowKey key, String etag) {}

  /**
   * Begins one, or finds it again.
   *
   * @param cause tells it from every other of the same person
   * @return empty where it is just being removed
   */
  public Optional<Upload> begin(
      MailboxId mailbox,
      Address by,
      String cause,
      String name,
      String type,
      long size,
      Instant now) {
    // The facts are part of it: the same cause with another file is another upload.
    String id = Hash.of(mailbox.toString(), by.key(), cause, name, type, Long.toString(size));
    Enclosed sound = new Enclosed(name, type, new byte[0]);
    Upload made =
        new Upload(id, mailbox, by, sound.name(), sound.type(), size, now, Optional.empty(), false);
    list(made.id(), now);
    table.insert(head(id), Json.write(made));
    return find(mailbox, by, id);
  }

  /** One that this person has begun in this mailbox, and that is not removed. */
  public Optional<Upload> find(MailboxId mailbox, Address by, String id) {
    return read(id)
        .map(Stored::upload)
        .filter(one -> one.mailbox().equals(mailbox) && one.by().equals(by) && !one.gone());
  }

  Optional<Upload> find(String id) {
    return read(id).map(Stored::upload);
  }

  /** The numbers of the parts that are there. */
  public Set<Integer> received(Upload upload) {
    Map<RowKey, Integer> first = new LinkedHashMap<>();
    for (int part = 0; part < upload.parts(); part++) {
      first.put(piece(upload.id(), part, 0), part);
    }
    Set<Integer> there = new TreeSet<>();
    table.getAll(first.keySet()).keySet().forEach(key -> there.add(first.get(key)));
    return there;
  }

  public boolean whole(Upload upload) {
    return received(upload).size() == upload.parts();
  }

  /**
   * Keeps a part; the same number again replaces it.
   *
   * @param bytes as many as {@link Upload#bytesOf} says
   * @return false if the upload goes with an answer by now, or is being removed
   */
  public boolean put(Upload upload, int part, byte[] bytes) {
    if (upload.bytesOf(part).filter(size -> size == bytes.length).isEmpty()) {
      throw new IllegalArgumentException("a part of another size");
    }
    if (upload.use().isPresent() || upload.gone()) {
      return false;
    }
    List<Write> writes = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += PIECE) {
      byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
      String value = Base64.getEncoder().encodeToString(piece);
      writes.add(new Write.Upsert(piece(upload.id(), part, from / PIECE), value));
    }
    table.batch(partition(upload.id(), part), writes);
    // Whoever removed it meanwhile did not see this part.
    boolean there = find(upload.id()).filter(one -> !one.gone()).isPresent();
    if (!there) {
      removePart(upload.id(), part);
    }
    return there;
  }

  /** Says that it goes with an answer; false if it has changed since it was read. */
  public boolean use(Upload upload, Upload.Use use) {
    return read(upload.id())
        .filter(stored -> stored.upload().equals(upload))
        .flatMap(stored -> replaced(stored, one -> one.usedBy(use)))
        .isPresent();
  }

  /** What is in it, part by part as it is read. */
  Enclosed file(Upload upload) {
    return new Enclosed(
        upload.name(), upload.type(), upload.size(), () -> new PartStream(this, upload));
  }

  /** The bytes of one part; empty if it is not there as a whole. */
  Optional<byte[]> part(Upload upload, int part) {
    int size = upload.bytesOf(part).orElseThrow();
    byte[] bytes = new byte[size];
    int at = 0;
    for (Row row : table.range(partition(upload.id(), part), "", "", PIECES)) {
      byte[] piece = Base64.getDecoder().decode(row.value());
      if (at + piece.length > size) {
        return Optional.empty();
      }
      System.arraycopy(piece, 0, bytes, at, piece.length);
      at += piece.length;
    }
    return at == size ? Optional.of(bytes) : Optional.empty();
  }

  /**
   * Removes one, its parts before its head, so that whoever is cut off can go on. The list forgets
   * it at the next sweep.
   */
  public void remove(String id) {
    for (int race = 0; race < MAX_RACES; race++) {
      Optional<Stored> found = read(id);
      if (found.isEmpty()) {
        return;
      }
      Optional<Stored> going =
          found.get().upload().gone() ? found : replaced(found.get(), Upload::going);
      if (going.isPresent()) {
        for (int part = 0; part < going.get().upload().parts(); part++) {
          removePart(id, part);
        }
        table.delete(head(id), going.get().etag());
        return;
      }
    }
    throw new IllegalStateException("lost " + MAX_RACES + " races for one upload");
  }

  private void removePart(String id, int part) {
    String partition = partition(id, part);
    List<Row> rows = table.range(partition, "", "", PIECES);
    if (!rows.isEmpty()) {
      List<Write> writes = new ArrayList<>();
      rows.forEach(row -> writes.add(new Write.Delete(row.key(), row.etag())));
      table.batch(partition, writes);
    }
  }

  /** Those that were listed before {@code before}, the oldest first. */
  List<Listed> listed(Instant before, int most) {
    return table.range(LIST, "", prefix(before), most).stream()
        .map(row -> new Listed(row.value(), row.key(), row.etag()))
        .toList();
  }

  /** Puts one on the list. */
  void list(String id, Instant at) {
    table.upsert(new RowKey(LIST, prefix(at) + id), id);
  }

  void unlist(Listed was) {
    table.delete(was.key(), was.etag());
  }

  private Optional<Stored> read(String id) {
    return table
        .get(head(id))
        .map(row -> new Stored(Json.read(row.value(), Upload.class), row.etag()));
  }

  private Optional<Stored> replaced(Stored was, UnaryOperator<Upload> change) {
    Upload now = change.apply(was.upload());
    return table
        .replace(head(now.id()), Json.write(now), was.etag())
        .map(etag -> new Stored(now, etag));
  }

  /** True for what may be one's id: it stands in keys of the table. */
  public static boolean isId(String text) {
    return text.matches("[0-9a-f]{40}");
  }

  private static RowKey head(String id) {
    return new RowKey("upload/" + id, "head");
  }

  private static String partition(String id, int part) {
    return "upload/" + id + "/" + part;
  }

  private static RowKey piece(String id, int part, int piece) {
    return new RowKey(partition(id, part), "%03d".formatted(piece));
  }

  private static String prefix(Instant at) {
    return "%015d-".formatted(Math.max(0, at.toEpochMilli()));
  }
}
