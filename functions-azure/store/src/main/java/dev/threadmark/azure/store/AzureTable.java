package dev.threadmark.azure.store;

import com.azure.core.util.Context;
import com.azure.data.tables.TableAsyncClient;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableTransactionAction;
import dev.threadmark.port.Bounds;
import dev.threadmark.port.Row;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import dev.threadmark.port.Table;
import dev.threadmark.port.Write;
import java.net.HttpURLConnection;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table of Azure Storage; {@link AzureStore} opens it. Keys are stored as {@link Keys} says, rows
 * as {@link Entities} does, batches are entity group transactions.
 *
 * <p>The SDK repeats what got no answer. If such a write is refused and is not found under its own
 * id, nobody knows whether it took place: that is {@link StoreUnavailable}, not a lost race.
 */
public final class AzureTable implements Table {
  /** A filter with {@code or} reads the partition from end to end; these read one row each. */
  private static final int READS_AT_A_TIME = 16;

  private final TableClient client;
  private final TableAsyncClient reads;

  AzureTable(TableClient client, TableAsyncClient reads) {
    this.client = client;
    this.reads = reads;
  }

  @Override
  public Optional<Row> get(RowKey key) {
    return entity(key).map(Entities::row);
  }

  @Override
  public Map<RowKey, Row> getAll(Collection<RowKey> keys) {
    return Answers.always(
        () ->
            Flux.fromIterable(new LinkedHashSet<>(keys))
                .flatMap(this::find, READS_AT_A_TIME)
                .collectMap(Row::key)
                .block());
  }

  @Override
  public Optional<String> insert(RowKey key, String value) {
    Sending sending = new Sending();
    TableEntity entity = Entities.of(key, Bounds.value(value), sending);
    return written(
        key,
        sending,
        () -> Entities.etag(client.createEntityWithResponse(entity, null, sending.context())));
  }

  @Override
  public Optional<String> replace(RowKey key, String value, String etag) {
    Sending sending = new Sending();
    TableEntity entity = Entities.expecting(Entities.of(key, Bounds.value(value), sending), etag);
    return written(
        key,
        sending,
        () ->
            Entities.etag(
                client.updateEntityWithResponse(
                    entity, TableEntityUpdateMode.REPLACE, true, null, sending.context())));
  }

  @Override
  public void upsert(RowKey key, String value) {
    TableEntity entity = Entities.of(key, Bounds.value(value), new Sending());
    Answers.always(
        () ->
            client.upsertEntityWithResponse(
                entity, TableEntityUpdateMode.REPLACE, null, Context.NONE));
  }

  @Override
  public boolean delete(RowKey key, String etag) {
    Sending sending = new Sending();
    TableEntity entity = Entities.expecting(Entities.named(key), etag);
    // Where nothing is there the SDK is content; that is a race lost as well.
    boolean deleted =
        Answers.unlessRefused(
                () -> client.deleteEntityWithResponse(entity, true, null, sending.context()))
            .filter(answer -> answer.getStatusCode() != HttpURLConnection.HTTP_NOT_FOUND)
            .isPresent();
    return deleted || refused(sending);
  }

  @Override
  public boolean batch(String partition, List<Write> writes) {
    Sending sending = new Sending();
    List<TableTransactionAction> actions =
        Bounds.batch(partition, writes).stream()
            .map(write -> Entities.action(write, sending))
            .toList();
    boolean done =
        Answers.unlessRefused(
                () -> client.submitTransactionWithResponse(actions, null, sending.context()))
            .isPresent();
    return done || isThere(writes, sending) || refused(sending);
  }

  @Override
  public List<Row> range(String partition, String from, String to, int limit) {
    // A page that came short is followed; after the last row nothing more is asked for.
    ListEntitiesOptions options =
        new ListEntitiesOptions()
            .setFilter(Filters.range(partition, from, to))
            .setTop(Bounds.limit(limit));
    return Answers.always(
        () ->
            client.listEntities(options, null, Context.NONE).stream()
                .limit(limit)
                .map(Entities::row)
                .toList());
  }

  private Optional<TableEntity> entity(RowKey key) {
    return Answers.unlessRefused(
        () -> client.getEntity(Keys.partition(key.partition()), Keys.row(key.row())));
  }

  private Mono<Row> find(RowKey key) {
    return reads
        .getEntity(Keys.partition(key.partition()), Keys.row(key.row()))
        .map(Entities::row)
        .onErrorResume(Answers::isMissing, missing -> Mono.empty());
  }

  private Optional<String> written(RowKey key, Sending sending, Supplier<String> call) {
    Optional<String> etag = Answers.unlessRefused(call);
    if (etag.isEmpty() && sending.repeated()) {
      etag = byItself(key, sending);
    }
    return etag.isPresent() || !refused(sending) ? etag : Optional.empty();
  }

  private boolean isThere(List<Write> writes, Sending sending) {
    return sending.repeated()
        && writes.stream()
            .filter(write -> write.content().isPresent())
            .findFirst()
            .flatMap(write -> byItself(write.key(), sending))
            .isPresent();
  }

  /** The etag of the row, if this very write made it. */
  private Optional<String> byItself(RowKey key, Sending sending) {
    return entity(key).filter(entity -> Entities.isBy(sending, entity)).map(TableEntity::getETag);
  }

  /** False, which is a race lost, unless nobody can tell. */
  private static boolean refused(Sending sending) {
    if (sending.repeated()) {
      throw new StoreUnavailable("a write was sent more than once and then refused", null);
    }
    return false;
  }
}
