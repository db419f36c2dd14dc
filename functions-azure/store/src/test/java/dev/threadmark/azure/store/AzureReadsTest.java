package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.azure.data.tables.TableClientBuilder;
import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reading costs: the store bills by requests, and a filter it cannot look up is a scan. */
class AzureReadsTest {
  private final String name = FreshNames.next();
  private Wire wire;
  private AzureTable table;

  @BeforeEach
  void open() {
    AzureStore store = FreshNames.store().over(real -> wire = new Wire(real));
    table = store.table(name);
    table.batch(
        "list/open",
        IntStream.range(0, 100)
            .<Write>mapToObj(
                i -> new Write.Insert(new RowKey("list/open", "r%02d".formatted(i)), "x"))
            .toList());
    wire.sent().clear();
  }

  @Test
  void aRangeIsOneRequestThatAsksForNoMoreThanItsLimit() {
    assertEquals(7, table.range("list/open", "r10", "", 7).size());
    assertEquals(List.of("$top=7"), parameters("$top"));
  }

  @Test
  void aRangeNamesItsPartition() {
    table.range("list/it's", "a", "b", 7);
    assertEquals(
        List.of("$filter=PartitionKey eq 'list it''s' and RowKey ge 'a' and RowKey lt 'b'"),
        parameters("$filter"));
  }

  @Test
  void manyRowsAreReadOneByOneEachOnceAndWithoutAFilter() {
    List<RowKey> keys =
        IntStream.range(0, 50)
            .mapToObj(i -> new RowKey("list/open", "r%02d".formatted(i % 25)))
            .toList();
    assertEquals(25, table.getAll(keys).size());
    assertEquals(25, wire.sent().size());
    assertEquals(List.of(), parameters("$filter"));
  }

  @Test
  void aTableThatIsGoneIsNotAnEmptyOne() {
    String account = Azurite.shared().connectionString();
    new TableClientBuilder().connectionString(account).tableName(name).buildClient().deleteTable();
    RowKey key = new RowKey("list/open", "r00");
    assertThrows(StoreUnavailable.class, () -> table.get(key));
    assertThrows(StoreUnavailable.class, () -> table.getAll(List.of(key)));
    assertThrows(StoreUnavailable.class, () -> table.range("list/open", "", "", 10));
    assertThrows(StoreUnavailable.class, () -> table.insert(key, "x"));
  }

  private List<String> parameters(String name) {
    return wire.sent().stream()
        .flatMap(request -> List.of(query(request.getUrl()).split("&")).stream())
        .filter(parameter -> parameter.startsWith(name + "="))
        .toList();
  }

  private static String query(java.net.URL url) {
    String query = java.net.URI.create(url.toString()).getQuery();
    return query == null ? "" : query;
  }
}
