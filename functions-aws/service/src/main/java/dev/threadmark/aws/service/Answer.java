package dev.threadmark.aws.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.port.StoreUnavailable;

/**
 * What a service has answered in the end, be it a refusal.
 *
 * @param operation what was asked, such as {@code AmazonSQS.SendMessage}
 * @param error the name of a refusal, such as {@code QueueDoesNotExist}; empty if it has none, or
 *     is none
 * @param json what else was said, an error's details too; missing if it was no JSON
 * @param tries how often the request was sent; more than once, an earlier one may have been carried
 *     out
 */
public record Answer(String operation, int status, String error, JsonNode json, int tries) {

  Answer after(int all) {
    return new Answer(operation, status, error, json, all);
  }

  /** Whether it was refused by that name. */
  public boolean is(String refusal) {
    return status != 200 && error.equals(refusal);
  }

  /** The output of an operation that was carried out; {@link StoreUnavailable} of any other. */
  public JsonNode got() {
    if (status != 200) {
      throw unavailable();
    }
    return json;
  }

  /** The refusal, with its name and nothing that was sent or said. */
  public StoreUnavailable unavailable() {
    return new StoreUnavailable(toString(), null);
  }

  @Override
  public String toString() {
    return "%s answered %d %s".formatted(operation, status, error).strip();
  }
}
