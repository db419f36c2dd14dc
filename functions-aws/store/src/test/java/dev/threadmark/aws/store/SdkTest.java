package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What we write AWS's SDK reads, and what it writes we read: ours is the real wire. */
class SdkTest {
  private final String name = "threadmark-" + UUID.randomUUID();
  private final Table table = Tables.store().createIfMissing(name);
  private final DynamoDbClient sdk =
      DynamoDbClient.builder()
          .endpointOverride(Tables.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  @AfterEach
  void close() {
    sdk.close();
  }

  static List<Row> rows() {
    RowKey strange = new RowKey("a/%20+&=\"'<>|~{}", "!\"$%&'()*+,-.:;<=>@[]^_`{|}~");
    return List.of(
        new Row(new RowKey("ticket/7", "snapshot"), "{\"S\":\"x\"}", "etag"),
        new Row(strange, "", "\"W/'e\""),
        new Row(strange, "\0\u001f\t\r\n\"\\/\u2028\ufffe \ud83d\ude80 \u20ac", "e"),
        new Row(new RowKey("p", "large"), "\u20ac".repeat(Table.MAX_VALUE_CHARS), "e"),
        new Row(
            new RowKey("k".repeat(512), "r".repeat(512)),
            "\ud83d\ude80".repeat(Table.MAX_VALUE_CHARS / 2),
            "e"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatWePutTheSdkReads(Row row) {
    String etag = table.insert(row.key(), row.value()).orElseThrow();
    assertEquals(item(row, etag), read(row.key()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatWeWriteInABatchTheSdkReads(Row row) {
    assertTrue(
        table.batch(row.key().partition(), List.of(new Write.Insert(row.key(), row.value()))));
    String etag = table.get(row.key()).orElseThrow().etag();
    assertEquals(item(row, etag), read(row.key()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatTheSdkPutsWeRead(Row row) {
    sdk.putItem(put -> put.tableName(name).item(item(row, row.etag())));
    RowKey key = row.key();
    assertEquals(row, table.get(key).orElseThrow());
    assertEquals(Map.of(key, row), table.getAll(List.of(key)));
    assertEquals(List.of(row), table.range(key.partition(), "", "", 10));
    assertTrue(table.replace(key, "new", row.etag()).isPresent());
  }

  private Map<String, AttributeValue> read(RowKey key) {
    return sdk.getItem(
            get ->
                get.tableName(name)
                    .consistentRead(true)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(key.partition()),
                            "sk", AttributeValue.fromS(key.row()))))
        .item();
  }

  private static Map<String, AttributeValue> item(Row row, String etag) {
    return Map.of(
        "pk", AttributeValue.fromS(row.key().partition()),
        "sk", AttributeValue.fromS(row.key().row()),
        "value", AttributeValue.fromS(row.value()),
        "etag", AttributeValue.fromS(etag));
  }
}
