package dev.threadmark.aws.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsApiTest {
  private static final Settings NONE = new Settings(Map.of());

  @Test
  void aServiceIsInItsRegion() {
    assertEquals(
        "https://dynamodb.eu-central-1.amazonaws.com", at(AwsApi.DYNAMODB, "eu-central-1", NONE));
    assertEquals(
        "https://secretsmanager.us-east-1.amazonaws.com",
        at(AwsApi.SECRETS_MANAGER, "us-east-1", NONE));
    assertEquals("https://sts.us-gov-west-1.amazonaws.com", at(AwsApi.STS, "us-gov-west-1", NONE));
  }

  @Test
  void inChinaTheDomainIsAnother() {
    assertEquals("https://sqs.cn-north-1.amazonaws.com.cn", at(AwsApi.SQS, "cn-north-1", NONE));
  }

  @Test
  void aSettingMovesOneAndAnotherAllThatHaveNoneOfTheirOwn() {
    Settings moved =
        new Settings(
            Map.of(
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:2"));
    assertEquals("http://127.0.0.1:1", at(AwsApi.SECRETS_MANAGER, "us-east-1", moved));
    assertEquals("http://127.0.0.1:2", at(AwsApi.DYNAMODB, "us-east-1", moved));
    URI queue = URI.create("https://sqs.us-east-1.amazonaws.com/1/bells");
    assertEquals(queue, AwsApi.SQS.moved(NONE, queue));
    assertEquals("http://127.0.0.1:2", AwsApi.SQS.moved(moved, queue).toString());
  }

  @Test
  void aSettingThatIsNoAddressIsTold() {
    Settings bad = new Settings(Map.of("AWS_ENDPOINT_URL_STS", "here"));
    assertThrows(BadSettings.class, () -> at(AwsApi.STS, "us-east-1", bad));
  }

  private static String at(AwsApi api, String region, Settings settings) {
    return api.endpoint(region, settings).toString();
  }
}
