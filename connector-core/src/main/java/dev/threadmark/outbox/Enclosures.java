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

/**
 * The files of mails that are not sent yet: partition {@code enclosed/<outbox key>}, each file's
 * name and type and then its bytes, in pieces that fit a row. They are gone once the mail is.
 */
public final class Enclosures {
  /** As base64 it fits {@link Table#MAX_VALUE_CHARS}. */
  private static final int PIECE = 22_000;

  private static final int MOST_ROWS = 500;

  private final Table table;

  public Enclosures(Table table) {
    this.table = table;
  }

  private record Head(String name, String type) {}

  /** Keeps the files of a mail; to be done before the mail is owed. */
  public void put(OutboxKey key, List<Enclosed> files) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Enclosed file = files.get(i);
      String head = Json.write(new Head(file.name(), file.type()));
      writes.add(new Write.Upsert(row(key, i, 0), head));
      for (int from = 0; from < file.content().length; from += PIECE) {
        int to = Math.min(file.content().length, from + PIECE);
        byte[] piece = Arrays.copyOfRange(file.content(), from, to);
        writes.add(
            new Write.Upsert(
                row(key, i, 1 + from / PIECE), Base64.getEncoder().encodeToString(piece)));
      }
    }
    Batches.of(writes).forEach(batch -> table.batch(partition(key), batch));
  }

  /** The files of a mail, in their order. */
  public List<Enclosed> of(OutboxKey key) {
    List<Enclosed> files = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Head head = null;
    for (Row row : rows(key)) {
      if (row.key().row().endsWith("-0000")) {
        add(files, head, bytes);
        head = Json.read(row.value(), Head.class);
      } else {
        bytes.writeBytes(Base64.getDecoder().decode(row.value()));
      }
    }
    add(files, head, bytes);
    return files;
  }

  private static void add(List<Enclosed> files, Head head, ByteArrayOutputStream bytes) {
    if (head != null) {
      files.add(new Enclosed(head.name(), head.type(), bytes.toByteArray()));
      bytes.reset();
    }
  }

  /** Forgets the files of a mail that is sent, or never will be. */
  public void forget(OutboxKey key) {
    rows(key).forEach(row -> table.delete(row.key(), row.etag()));
  }

  private List<Row> rows(OutboxKey key) {
    return table.range(partition(key), "", "", MOST_ROWS);
  }

  private static RowKey row(OutboxKey key, int file, int piece) {
    return new RowKey(partition(key), "%03d-%04d".formatted(file, piece));
  }

  private static String partition(OutboxKey key) {
    return "enclosed/" + key;
  }
}
