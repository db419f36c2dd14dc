package dev.threadmark.bench.grow;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes another ticket of one: another id wherever it stands, another hash wherever a key is one.
 * What the hashes are of is not made anew: nothing looks for these rows, they are only there. Ids
 * and hashes begin with how far the copying is, for an index is filled soonest in its own order.
 */
final class Copying {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,}");

  private static final int HEAD_BITS = 30;

  private final SplittableRandom random = new SplittableRandom(1);
  private final long total;
  private long head;

  /**
   * @param total how many copies there are to be
   */
  Copying(long total) {
    this.total = total;
  }

  /** The copy with the number {@code made} of all. */
  List<Template.Row> copy(Template.Ticket ticket, long made) {
    head = (made << HEAD_BITS) / total;
    String id = id();
    return ticket.rows().stream().map(row -> copy(row, ticket.id(), id)).toList();
  }

  private Template.Row copy(Template.Row row, String was, String id) {
    String name = otherHash(row.name()).replace(was, id);
    String partition = row.partition();
    if (partition.startsWith("key/")) {
      partition = "key/" + name.substring(0, 2);
    } else if (partition.startsWith("subject/")) {
      partition = otherHash(partition);
    } else {
      partition = partition.replace(was, id);
    }
    return new Template.Row(partition, name, row.value().replace(was, id), row.etag());
  }

  private String otherHash(String text) {
    Matcher hash = HASH.matcher(text);
    return hash.find() ? text.replace(hash.group(), hex(hash.group().length())) : text;
  }

  private String hex(int digits) {
    StringBuilder hex = new StringBuilder(HexFormat.of().toHexDigits((int) head << 2));
    while (hex.length() < digits) {
      hex.append(HexFormat.of().toHexDigits(random.nextLong()));
    }
    return hex.substring(0, digits);
  }

  private String id() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 14; i++) {
      id.append(i % 5 == 4 ? '-' : ALPHABET.charAt(random.nextInt(32)));
    }
    for (int i = 0, at = 0; i < HEAD_BITS / 5; i++, at += at % 5 == 3 ? 2 : 1) {
      id.setCharAt(at, ALPHABET.charAt((int) (head >> HEAD_BITS - 5 * (i + 1)) & 31));
    }
    return id.toString();
  }
}
