package dev.threadmark.azure.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostJsonTest {
  @Test
  void whatIsNotSetIsAsTheHostHasIt() throws JsonProcessingException {
    HostJson host = host("{\"version\":\"2.0\"}");
    assertEquals("api", host.routePrefix());
    assertEquals(16, host.batchSize());
    assertEquals(8, host.newBatchThreshold());
    assertEquals(5, host.maxDequeueCount());
    assertEquals(Duration.ZERO, host.visibilityTimeout());
    assertEquals(Duration.ofMinutes(5), host.functionTimeout());
    assertTrue(host.base64());
  }

  @Test
  void whatIsSetCounts() throws JsonProcessingException {
    HostJson host =
        host(
            "{\"functionTimeout\":\"00:02:00\",\"extensions\":{\"http\":{\"routePrefix\":\"\"},"
                + "\"queues\":{\"batchSize\":4,\"newBatchThreshold\":0,\"maxDequeueCount\":2,"
                + "\"visibilityTimeout\":\"00:00:30\",\"messageEncoding\":\"none\"}}}");
    assertEquals("", host.routePrefix());
    assertEquals(4, host.batchSize());
    assertEquals(0, host.newBatchThreshold());
    assertEquals(2, host.maxDequeueCount());
    assertEquals(Duration.ofSeconds(30), host.visibilityTimeout());
    assertEquals(Duration.ofMinutes(2), host.functionTimeout());
    assertFalse(host.base64());
  }

  private static HostJson host(String json) throws JsonProcessingException {
    return new HostJson(new ObjectMapper().readTree(json));
  }
}
