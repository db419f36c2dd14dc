package dev.threadmark.provider.graph;

import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import com.microsoft.kiota.http.KiotaClientFactory;
import com.microsoft.kiota.http.OkHttpRequestAdapter;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriterFactory;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import com.microsoft.kiota.store.BackingStoreFactorySingleton;
import dev.threadmark.mail.MailboxId;
import java.time.Duration;
import java.util.HashMap;
import okhttp3.OkHttpClient;

/**
 * The SDK's way to Graph, with everything switched off that repeats a request by itself: the SDK's
 * retries sleep in the calling thread and, as okhttp's, have sent mails twice.
 */
final class GraphConnection {
  static final String IMMUTABLE_IDS = "IdType=\"ImmutableId\"";
  private static final Duration CONNECT = Duration.ofSeconds(10);

  static {
    BackingStoreFactorySingleton.instance = PlainValues::new;
  }

  private final OkHttpRequestAdapter adapter;
  private final OkHttpClient client;

  GraphConnection(AuthenticationProvider authentication, GraphSettings settings) {
    RequestOption[] options = {new RetryHandlerOption((delay, count, q, a) -> false, 0, 0)};
    client =
        KiotaClientFactory.create(options)
            .addInterceptor(new JsonErrors())
            .addNetworkInterceptor(new NoImmediateRetry())
            .socketFactory(new PromptSockets())
            .retryOnConnectionFailure(false)
            .connectTimeout(CONNECT)
            .readTimeout(settings.timeout())
            .callTimeout(settings.timeout())
            .build();
    adapter =
        new OkHttpRequestAdapter(
            authentication,
            new JsonParseNodeFactory(),
            new JsonSerializationWriterFactory(),
            client);
    adapter.setBaseUrl(settings.baseUrl().toString());
  }

  RequestAdapter adapter() {
    return adapter;
  }

  /** Without a token: for addresses that hold their own right to be used. */
  OkHttpClient withoutToken() {
    return client;
  }

  /** What the builders of a mailbox's resources want to know. */
  HashMap<String, Object> at(MailboxId mailbox) {
    HashMap<String, Object> path = new HashMap<>();
    path.put("baseurl", adapter.getBaseUrl());
    path.put("user%2Did", mailbox.address().value());
    return path;
  }

  HashMap<String, Object> at(MailboxId mailbox, String message) {
    HashMap<String, Object> path = at(mailbox);
    path.put("message%2Did", message);
    return path;
  }

  /** Ids that outlive a move have to be preferred for every single request. */
  static void preferImmutableIds(RequestHeaders headers) {
    headers.add("Prefer", IMMUTABLE_IDS);
  }

  static HashMap<String, ParsableFactory<? extends Parsable>> errors() {
    HashMap<String, ParsableFactory<? extends Parsable>> errors = new HashMap<>();
    errors.put("XXX", ODataError::createFromDiscriminatorValue);
    return errors;
  }
}
