package dev.threadmark.outbox;

import dev.threadmark.port.Batches;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.store.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The files of mails that are not sent yet: partition {@code enclosed/<outbox key>}, each file's
 * name and type and then its bytes, in pieces that fit a row, or the id of the {@link Upload} that
 * holds them. They are gone once the mail is.
 */
public final class Enclosures {
  /** As base64 it fits {@link Table#MAX_VALUE_CHARS}. */
  private static final int PIECE = 22_000;

  private static final int MOST_ROWS = 500;

  private final Table table;
  private final Uploads uploads;

  public Enclosures(Table table) {
    this(table, new Uploads(table));
  }

  Enclosures(Table table, Uploads uploads) {
    this.table = table;
    this.uploads = uploads;
  }

  /**
   * @param upload whose bytes these are; empty where they follow (and in rows of older versions)
   */
  private record Head(String name, String type, Optional<String> upload) {
    private Head {
      upload = upload == null ? Optional.empty() : upload;
    }
  }

  /** Keeps the files of a mail; to be done before the mail is owed. */
  public void put(OutboxKey key, List<Enclosed> files, List<Upload> uploaded) {
    List<Write> writes = new ArrayList<>();
    int number = 0;
    for (Enclosed file : files) {
      byte[] bytes = file.bytes();
      Head head = new Head(file.name(), file.type(), Optional.empty());
      writes.add(new Write.Upsert(row(key, number, 0), Json.write(head)));
      for (int from = 0; from < bytes.length; from += PIECE) {
        byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE));
        writes.add(
            new Write.Upsert(
                row(key, number, 1 + from / PIECE), Base64.getEncoder().encodeToString(piece)));
      }
      number++;
    }
    for (Upload upload : uploaded) {
      Head head = new Head(upload.name(), upload.type(), Optional.of(upload.id()));
      writes.add(new Write.Upsert(row(key, number++, 0), Json.write(head)));
    }
    Batches.of(writes).forEach(batch -> table.batch(partition(key), batch));
  }

  /**
   * The files of a mail, in their order; those of which something is missing are not among them.
   */
  public List<Enclosed> of(OutboxKey key) {
    List<Enclosed> files = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Head head = null;
    for (Row row : rows(key)) {
      if (isHead(row)) {
        add(files, head, bytes);
        head = Json.read(row.value(), Head.class);
      } else {
        bytes.writeBytes(Base64.getDecoder().decode(row.value()));
      }
    }
    add(files, head, bytes);
    return files;
  }

  private void add(List<Enclosed> files, Head head, ByteArrayOutputStream bytes) {
    if (head == null) {
      return;
    }
    if (head.upload().isEmpty()) {
      files.add(new Enclosed(head.name(), head.type(), bytes.toByteArray()));
    } else {
      uploads
          .find(head.upload().get())
          .filter(uploads::whole)
          .map(uploads::file)
          .ifPresent(files::add);
    }
    bytes.reset();
  }

  /** Forgets the files of a mail that is sent. */
  public void forget(OutboxKey key) {
    List<Row> rows = rows(key);
    rows.stream()
        .filter(Enclosures::isHead)
        .flatMap(row -> Json.read(row.value(), Head.class).upload().stream())
        .forEach(uploads::remove);
    rows.forEach(row -> table.delete(row.key(), row.etag()));
  }

  /** Forgets those of a mail that was taken back; its uploads may go with the next one. */
  public void release(OutboxKey key) {
    rows(key).forEach(row -> table.delete(row.key(), row.etag()));
  }

  private List<Row> rows(OutboxKey key) {
    return table.range(partition(key), "", "", MOST_ROWS);
  }

  private static boolean isHead(Row row) {
    return row.key().row().endsWith("-0000");
  }

  private static RowKey row(OutboxKey key, int file, int piece) {
    return new RowKey(partition(key), "%03d-%04d".formatted(file, piece));
  }

  private static String partition(OutboxKey key) {
    return "enclosed/" + key;
  }
}
