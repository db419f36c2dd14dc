package dev.threadmark.aws.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmark.aws.service.Answer;
import dev.threadmark.aws.service.AwsService;

/** A table with the keys of {@link Items}, paid by request. In AWS, Terraform makes it. */
final class NewTable {
  private NewTable() {}

  /** Makes it, unless it is there, and waits until it can be used. */
  static void createIfMissing(AwsService dynamo, String name) {
    Answer created = dynamo.ask("CreateTable", definition(name));
    if (!created.is("ResourceInUseException")) {
      created.got();
    }
    Patience patience = new Patience("the table is not ready");
    while (!isActive(dynamo, name)) {
      patience.pause(null);
    }
  }

  private static boolean isActive(AwsService dynamo, String name) {
    return dynamo
        .call("DescribeTable", Items.object().put("TableName", name))
        .path("Table")
        .path("TableStatus")
        .asText()
        .equals("ACTIVE");
  }

  private static ObjectNode definition(String name) {
    ObjectNode table = Items.object().put("TableName", name).put("BillingMode", "PAY_PER_REQUEST");
    ArrayNode types = table.putArray("AttributeDefinitions");
    ArrayNode keys = table.putArray("KeySchema");
    for (String key : new String[] {Items.PARTITION, Items.ROW}) {
      types.addObject().put("AttributeName", key).put("AttributeType", "S");
      String kind = key.equals(Items.PARTITION) ? "HASH" : "RANGE";
      keys.addObject().put("AttributeName", key).put("KeyType", kind);
    }
    return table;
  }
}
