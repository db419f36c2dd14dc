package dev.threadmark.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {
  private static final String LIST = "list/acme/open";
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Test
  void nothingToWriteIsNoBatch() {
    assertEquals(List.of(), Batches.of(List.of()));
  }

  @Test
  void manySmallWritesAreCutByTheirNumberAndKeepTheirOrder() {
    List<Write> writes = writes(250, "x");
    List<List<Write>> batches = Batches.of(writes);
    assertEquals(List.of(100, 100, 50), batches.stream().map(List::size).toList());
    assertEquals(writes, batches.stream().flatMap(List::stream).toList());
  }

  @Test
  void largeWritesAreCutByTheirSize() {
    List<Write> writes = writes(100, "\u20ac".repeat(Table.MAX_VALUE_CHARS));
    List<List<Write>> batches = Batches.of(writes);
    assertEquals(List.of(16, 16, 16, 16, 16, 16, 4), batches.stream().map(List::size).toList());
    batches.forEach(batch -> Bounds.batch(LIST, batch));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("dev.threadmark.port.Samples#values")
  void aWriteCountsAsWhatItIsInJson(String value) throws JsonProcessingException {
    String json = ASCII.writeValueAsString(value);
    // Jackson has two-character escapes for \t and its like: no writer needs more than six.
    long shorter = value.chars().filter(c -> "\b\t\n\f\r".indexOf(c) >= 0).count() * 4;
    assertEquals(
        json.getBytes(StandardCharsets.UTF_8).length - 2 + shorter,
        Batches.bytes(new Write.Upsert(new RowKey(LIST, "a"), value)));
  }

  private static List<Write> writes(int count, String value) {
    return Samples.keys(LIST, count).stream()
        .<Write>map(key -> new Write.Insert(key, value))
        .toList();
  }
}
