package dev.threadmark.azure.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.TokenRequestContext;
import dev.threadmark.azure.emulators.Azurite;
import dev.threadmark.port.Table;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.TableDriver;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureAccountTest {
  @Test
  void theTableIsFoundBySettingsAlone() {
    Settings settings =
        new Settings(
            Map.of(
                "AzureWebJobsStorage", Azurite.shared().connectionString(),
                "THREADMARK_TABLE", "azure",
                "THREADMARK_TABLE_NAME", FreshNames.next()));
    Table table = TableDriver.open(settings, WorkloadIdentity.NONE, "none");
    assertInstanceOf(AzureTable.class, table);
  }

  @Test
  void whereNoAccountIsSetTheErrorSaysWhatToSet() {
    BadSettings bad =
        assertThrows(
            BadSettings.class,
            () -> AzureAccount.of(new Settings(Map.of()), WorkloadIdentity.NONE));
    assertTrue(bad.getMessage().contains("AzureWebJobsStorage__accountName"), bad.getMessage());
  }

  @Test
  void theSdkGetsATokenForTheResourceOfItsScope() {
    IdentityCredential credential = new IdentityCredential(audience -> "for " + audience);
    TokenRequestContext request =
        new TokenRequestContext().addScopes("https://storage.azure.com/.default");
    assertEquals("for https://storage.azure.com", credential.getTokenSync(request).getToken());
    assertEquals("for https://storage.azure.com", credential.getToken(request).block().getToken());
  }
}
