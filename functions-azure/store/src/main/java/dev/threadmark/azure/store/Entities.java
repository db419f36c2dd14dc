package dev.threadmark.azure.store;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableTransactionAction;
import com.azure.data.tables.models.TableTransactionActionType;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Write;

/** Rows as entities: property {@code value}, and {@code write}, the id of who wrote it last. */
final class Entities {
  private static final String VALUE = "value";
  private static final String WRITE = "write";
  private static final String ETAG = "odata.etag";

  private Entities() {}

  static Row row(TableEntity entity) {
    return new Row(
        new RowKey(Keys.partitionOf(entity.getPartitionKey()), Keys.rowOf(entity.getRowKey())),
        (String) entity.getProperty(VALUE),
        entity.getETag());
  }

  static TableEntity of(RowKey key, String value, Sending sending) {
    return named(key).addProperty(VALUE, value).addProperty(WRITE, sending.id());
  }

  static TableEntity named(RowKey key) {
    return new TableEntity(Keys.partition(key.partition()), Keys.row(key.row()));
  }

  /** As {@code If-Match} where the call asks for an entity that is unchanged. */
  static TableEntity expecting(TableEntity entity, String etag) {
    return entity.addProperty(ETAG, etag);
  }

  static boolean isBy(Sending sending, TableEntity entity) {
    return sending.id().equals(entity.getProperty(WRITE));
  }

  /** Of the header; the SDK cuts the quote off its end, and as a condition that is no etag. */
  static String etag(Response<Void> answer) {
    String etag = answer.getHeaders().getValue(HttpHeaderName.ETAG);
    return etag.endsWith("\"") ? etag : etag + "\"";
  }

  static TableTransactionAction action(Write write, Sending sending) {
    return write.match(
        new Write.Cases<>() {
          @Override
          public TableTransactionAction insert(Write.Insert it) {
            TableEntity entity = of(it.key(), it.value(), sending);
            return new TableTransactionAction(TableTransactionActionType.CREATE, entity);
          }

          @Override
          public TableTransactionAction replace(Write.Replace it) {
            TableEntity entity = expecting(of(it.key(), it.value(), sending), it.etag());
            return new TableTransactionAction(
                TableTransactionActionType.UPDATE_REPLACE, entity, true);
          }

          @Override
          public TableTransactionAction upsert(Write.Upsert it) {
            TableEntity entity = of(it.key(), it.value(), sending);
            return new TableTransactionAction(TableTransactionActionType.UPSERT_REPLACE, entity);
          }

          @Override
          public TableTransactionAction delete(Write.Delete it) {
            TableEntity entity = expecting(named(it.key()), it.etag());
            return new TableTransactionAction(TableTransactionActionType.DELETE, entity, true);
          }
        });
  }
}
