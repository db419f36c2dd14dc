package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpHeaderName;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestSizeTest {
  private static final int AZURES_LIMIT = 4 * 1024 * 1024;

  @Test
  void theLargestBatchUnderTheLongestAndWidestKeysIsOneThatAzureTakes() {
    Wire[] wire = new Wire[1];
    AzureStore store = FreshNames.store().over(real -> wire[0] = new Wire(real));
    AzureTable table = store.table(FreshNames.next());
    wire[0].sent().clear();
    String partition = "%".repeat(512);
    List<Write> writes =
        IntStream.range(0, Table.MAX_BATCH)
            .mapToObj(i -> new RowKey(partition, "!".repeat(509) + (100 + i)))
            .<Write>map(key -> new Write.Upsert(key, "x".repeat(Table.MAX_VALUE_CHARS)))
            .toList();
    assertTrue(table.batch(partition, writes));
    // An insert names its keys once, the other writes in their address as well.
    String length = wire[0].sent().get(0).getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
    assertTrue(Integer.parseInt(length) < AZURES_LIMIT, length);
  }
}
