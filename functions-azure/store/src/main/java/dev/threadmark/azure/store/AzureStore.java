package dev.threadmark.azure.store;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.HttpClientOptions;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.TableClientBuilder;
import com.azure.data.tables.models.TableErrorCode;
import com.azure.data.tables.models.TableServiceException;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A storage account. It opens tables and queues and makes those that are missing; who opens one
 * keeps it, since the clients hold the connections.
 */
public final class AzureStore {
  private final HttpClient http;
  private final UnaryOperator<TableClientBuilder> tables;
  private final UnaryOperator<QueueClientBuilder> queues;

  private AzureStore(
      HttpClient http,
      UnaryOperator<TableClientBuilder> tables,
      UnaryOperator<QueueClientBuilder> queues) {
    this.http = http;
    this.tables = tables;
    this.queues = queues;
  }

  /**
   * @param connectionString with the key of the account, as {@code AzureWebJobsStorage} may hold
   */
  public static AzureStore connect(String connectionString) {
    return new AzureStore(
        http(),
        builder -> builder.connectionString(connectionString),
        builder -> builder.connectionString(connectionString));
  }

  /**
   * @param account its name, in Azure's public cloud
   * @param credential such as {@link ManagedIdentityCredential}; it needs the roles Storage Table
   *     Data Contributor and Storage Queue Data Contributor
   */
  public static AzureStore ofAccount(String account, TokenCredential credential) {
    return of(
        "https://%s.table.core.windows.net".formatted(account),
        "https://%s.queue.core.windows.net".formatted(account),
        credential);
  }

  /** The same with addresses, for other clouds; the SDK sends tokens over https only. */
  public static AzureStore of(String tables, String queues, TokenCredential credential) {
    return new AzureStore(
        http(),
        builder -> builder.endpoint(tables).credential(credential),
        builder -> builder.endpoint(queues).credential(credential));
  }

  /**
   * @param name 3 to 63 letters and digits
   * @throws StoreUnavailable if it can neither be found nor made
   */
  public AzureTable table(String name) {
    TableClientBuilder builder =
        tables
            .apply(new TableClientBuilder())
            .tableName(name)
            .httpClient(http)
            .retryOptions(retries())
            .addPolicy(new AsciiBodies())
            .addPolicy(Sending.counter());
    TableClient client = builder.buildClient();
    make(client);
    return new AzureTable(client, builder.buildAsyncClient());
  }

  private static void make(TableClient client) {
    try {
      client.createTable();
    } catch (TableServiceException e) {
      if (!TableErrorCode.TABLE_ALREADY_EXISTS.equals(e.getValue().getErrorCode())) {
        throw new StoreUnavailable("the table can neither be found nor made", e);
      }
    } catch (RuntimeException e) {
      throw new StoreUnavailable("the tables do not answer", e);
    }
  }

  /**
   * @param name 3 to 63 small letters, digits and hyphens
   * @throws StoreUnavailable if it can neither be found nor made
   */
  public AzureQueue queue(String name) {
    QueueClient client =
        queues
            .apply(new QueueClientBuilder())
            .queueName(name)
            .messageEncoding(QueueMessageEncoding.BASE64)
            .httpClient(http)
            .retryOptions(retries())
            .buildClient();
    try {
      client.createIfNotExists();
    } catch (RuntimeException e) {
      throw new StoreUnavailable("the queue can neither be found nor made", e);
    }
    return new AzureQueue(client);
  }

  /** The same account by another client: for tests that lose answers. */
  AzureStore over(UnaryOperator<HttpClient> change) {
    return new AzureStore(change.apply(http), tables, queues);
  }

  /** One for all tables and queues: it holds the connections. */
  private static HttpClient http() {
    return HttpClient.createDefault(
        new HttpClientOptions()
            .setConnectTimeout(Duration.ofSeconds(5))
            .setResponseTimeout(Duration.ofSeconds(20)));
  }

  private static RetryOptions retries() {
    return new RetryOptions(
        new ExponentialBackoffOptions()
            .setMaxRetries(3)
            .setBaseDelay(Duration.ofMillis(200))
            .setMaxDelay(Duration.ofSeconds(3)));
  }
}
