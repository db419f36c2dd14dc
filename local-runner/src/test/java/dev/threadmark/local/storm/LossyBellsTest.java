package dev.threadmark.local.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.provider.Request;
import dev.threadmark.provider.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossyBellsTest {
  private static final Response ACCEPTED = new Response(202, "text/plain", "");

  @Test
  void loseAFifthDoubleSomeAndChangeTheOrder() {
    List<Integer> heard = new ArrayList<>();
    LossyBells bells = heardBy(heard);
    for (int i = 0; i < 1_000; i++) {
      assertEquals(202, bells.answer(bell(i, Map.of())).status());
    }
    bells.release();
    assertEquals(1_000 - bells.lost(), new HashSet<>(heard).size());
    assertTrue(bells.lost() > 150 && bells.lost() < 250, bells::toString);
    assertTrue(heard.size() > new HashSet<>(heard).size() + 100, bells::toString);
    assertNotEquals(heard.stream().sorted().toList(), heard);
  }

  @Test
  void letEveryHandshakePass() {
    List<Integer> heard = new ArrayList<>();
    LossyBells bells = heardBy(heard);
    for (int i = 0; i < 100; i++) {
      bells.answer(bell(i, Map.of("validationToken", "t")));
    }
    assertEquals(100, heard.size());
  }

  private static LossyBells heardBy(List<Integer> heard) {
    return new LossyBells(
        new Random(1),
        request -> {
          heard.add(Integer.parseInt(new String(request.body(), StandardCharsets.US_ASCII)));
          return ACCEPTED;
        });
  }

  private static Request bell(int number, Map<String, String> query) {
    byte[] body = Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
    return new Request("POST", "/hooks/graph", query, Map.of(), body);
  }
}
