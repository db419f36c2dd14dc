package dev.threadmark.azure.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {
  @Test
  void aPartIsOneSegment() {
    Route route = new Route("", "hooks/{provider}");
    assertEquals(Optional.of(Map.of("provider", "graph")), route.match("/hooks/graph"));
    assertEquals(Optional.of(Map.of("provider", "graph")), route.match("/Hooks/graph/"));
    assertEquals(Optional.empty(), route.match("/hooks/graph/more"));
    assertEquals(Optional.empty(), route.match("/hooks/"));
  }

  @Test
  void aPartWithAStarIsAllThatIsLeft() {
    Route route = new Route("", "api/{*path}");
    assertEquals(
        Optional.of(Map.of("path", "tickets/1/reply")), route.match("/api/tickets/1/reply"));
    assertEquals(Optional.of(Map.of("path", "")), route.match("/api/"));
    assertEquals(Optional.empty(), route.match("/apis"));
  }

  @Test
  void thePrefixComesBeforeAll() {
    assertEquals(Optional.of(Map.of()), new Route("api", "health").match("/api/health"));
    assertEquals(Optional.empty(), new Route("api", "health").match("/health"));
  }
}
