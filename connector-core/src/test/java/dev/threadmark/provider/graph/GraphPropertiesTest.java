package dev.threadmark.provider.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphPropertiesTest {
  private static final String GUID = "{00020329-0000-0000-C000-000000000046}";

  @ParameterizedTest
  @CsvSource({
    "LONG 0x0E08, Long 0xe08, true",
    "String 0x1042, string 0x01042, true",
    "String 0x1042, String 0x1039, false",
    "String # Name Ticket, string # name Ticket, true",
    "String # Name Ticket, String # Name ticket, false",
    "Integer # Id 0x8012, integer # id 0x8012, true",
    "nonsense, nonsense, true",
    "'', x, false"
  })
  void comparesIdsByMeaning(String one, String other, boolean same) {
    assertEquals(
        same,
        GraphProperties.same(
            one.replace("#", GUID), other.replace("#", GUID.toLowerCase(java.util.Locale.ROOT))));
  }
}
