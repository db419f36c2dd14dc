package dev.threadmark.azure.store;

/**
 * Keys as Azure Tables takes them: neither {@code / \ # ?} nor control characters, and no {@code
 * %}, which it allows and then decodes twice in addresses and filters. One character stays one, so
 * that 512 stay within its limit of 1 KiB, and row keys keep their order: the few characters below
 * {@code %} each move down by one, {@code !} to the space, which keys of the port never hold.
 *
 * <p>A partition may hold {@code /} as well and has no order to keep: {@code /} is the space there,
 * {@code %} is {@code §}, the paragraph sign.
 */
final class Keys {
  private static final String ROW = "!\"$%";
  private static final String ROW_STORED = " !\"$";
  private static final String PARTITION = "/%";
  private static final String PARTITION_STORED = " \u00a7";

  private Keys() {}

  static String row(String row) {
    return replaced(row, ROW, ROW_STORED);
  }

  static String rowOf(String stored) {
    return replaced(stored, ROW_STORED, ROW);
  }

  static String partition(String partition) {
    return replaced(partition, PARTITION, PARTITION_STORED);
  }

  static String partitionOf(String stored) {
    return replaced(stored, PARTITION_STORED, PARTITION);
  }

  private static String replaced(String key, String from, String to) {
    StringBuilder all = new StringBuilder(key.length());
    for (char c : key.toCharArray()) {
      int place = from.indexOf(c);
      all.append(place < 0 ? c : to.charAt(place));
    }
    return all.toString();
  }
}
