package dev.threadmark.privacy;

import dev.threadmark.port.Row;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Rows that are looked through for what is worth nothing any more.
 *
 * @param from first row key; empty for the first there is
 * @param to last row key, exclusive; empty for no end
 * @param page so many rows at a time
 * @param clean removes what is to go of some rows; how many it removed
 */
record Stretch(
    String partition, String from, String to, int page, ToIntFunction<List<Row>> clean) {}
