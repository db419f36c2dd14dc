package dev.threadmark.aws.store;

import dev.threadmark.port.Table;
import dev.threadmark.provider.WorkloadIdentity;
import dev.threadmark.settings.Settings;
import dev.threadmark.setup.TableDriver;
import java.util.Optional;

/**
 * DynamoDB: {@code THREADMARK_DYNAMODB_TABLE} in {@code AWS_REGION}, by the function's role. An
 * emulator is found by {@code AWS_ENDPOINT_URL_DYNAMODB}.
 */
public final class DynamoDriver implements TableDriver {
  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public Table open(Settings settings, WorkloadIdentity identity) {
    String region = settings.get("AWS_REGION", "the region of the DynamoDB table");
    return new AwsStore(region, Optional.empty())
        .table(settings.get("THREADMARK_DYNAMODB_TABLE", "the name of the DynamoDB table"));
  }
}
