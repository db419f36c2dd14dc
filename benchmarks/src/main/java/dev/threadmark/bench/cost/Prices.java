package dev.threadmark.bench.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The dated list {@value #FILE}; what has no source says so in it. */
public record Prices(JsonNode json) {
  private static final String FILE = "/prices-2026-11.json";

  /**
   * @param per so many units
   * @param free units a month
   */
  record Price(double dollars, long per, double free, String source) {}

  public static Prices dated() {
    try (InputStream in = Prices.class.getResourceAsStream(FILE)) {
      return new Prices(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Price of(String cloud, String item) {
    JsonNode price = json.path(cloud).path(item);
    return new Price(
        price.path("dollars").asDouble(),
        price.path("per").asLong(),
        price.path("free").asDouble(),
        price.path("source").asText());
  }

  double assumed(String name) {
    return json.path("assumptions").path(name).asDouble();
  }

  double assumed(String name, String cloud) {
    return json.path("assumptions").path(name).path(cloud).asDouble();
  }

  public JsonNode assumptions() {
    return json.path("assumptions");
  }
}
