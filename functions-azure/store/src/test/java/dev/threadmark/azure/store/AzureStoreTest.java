package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AzureStoreTest {
  private static final RowKey KEY = new RowKey("ticket/7", "snapshot");

  @Test
  void whatIsThereIsOpenedAgainWithAllThatIsInIt() {
    String name = FreshNames.next();
    FreshNames.store().table(name).upsert(KEY, "one");
    assertEquals("one", FreshNames.store().table(name).get(KEY).orElseThrow().value());
    FreshNames.store().queue(name).put("ring");
    assertTrue(FreshNames.store().queue(name).take(Duration.ofMinutes(1)).isPresent());
  }

  @Test
  void aNameThatAzureDoesNotTakeIsUnavailable() {
    assertThrows(StoreUnavailable.class, () -> FreshNames.store().table("no"));
    assertThrows(StoreUnavailable.class, () -> FreshNames.store().queue("No"));
  }

  @Test
  void anAccountIsAskedAtItsAddressesWithATokenForStorage() {
    Wire[] wire = new Wire[1];
    AzureStore store =
        AzureStore.ofAccount("acme", new Issued()).over(real -> wire[0] = new Wire(real));
    wire[0].cut();
    assertThrows(StoreUnavailable.class, () -> store.table("threadmark"));
    asked(wire[0].sent().get(0), "https://acme.table.core.windows.net/Tables");
    wire[0].sent().clear();
    assertThrows(StoreUnavailable.class, () -> store.queue("bells"));
    asked(wire[0].sent().get(0), "https://acme.queue.core.windows.net/bells");
  }

  private static void asked(HttpRequest request, String address) {
    assertTrue(request.getUrl().toString().startsWith(address), request.getUrl()::toString);
    assertEquals(
        "Bearer for https://storage.azure.com/.default",
        request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
  }

  /** A token that says what it is for. */
  private static final class Issued implements TokenCredential {
    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
      return Mono.fromCallable(() -> getTokenSync(request));
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
      String token = "for " + request.getScopes().get(0);
      return new AccessToken(token, OffsetDateTime.now().plusHours(1));
    }
  }
}
