package dev.threadmark.azure.host;

import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueMessageEncoding;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The queues that bindings name, each made when it is first used. Only connection strings are
 * played, no identities.
 */
final class StorageQueues {
  private final Map<String, String> env;
  private final boolean base64;
  private final Map<String, QueueClient> open = new ConcurrentHashMap<>();

  StorageQueues(Map<String, String> env, boolean base64) {
    this.env = env;
    this.base64 = base64;
  }

  /** The queue of a binding. */
  QueueClient of(FunctionJson.Binding binding) {
    return named(binding.get("queueName"), binding.get("connection"));
  }

  /** Where messages of that binding's queue go that failed too often. */
  QueueClient poisonOf(FunctionJson.Binding binding) {
    return named(binding.get("queueName") + "-poison", binding.get("connection"));
  }

  private QueueClient named(String name, String connection) {
    return open.computeIfAbsent(name, any -> connected(name, env.get(connection)));
  }

  private QueueClient connected(String name, String connectionString) {
    QueueClient client =
        new QueueClientBuilder()
            .connectionString(connectionString)
            .queueName(name)
            .messageEncoding(base64 ? QueueMessageEncoding.BASE64 : QueueMessageEncoding.NONE)
            .retryOptions(new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1))))
            .buildClient();
    client.createIfNotExists();
    return client;
  }
}
