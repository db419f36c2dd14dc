package dev.threadmark.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.sandbox.Weather.Trouble;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeatherTest {

  @Test
  void isCalmUntilAStormBegins() {
    assertEquals(3_000, day(new Weather()).stream().filter(Optional::isEmpty).count());
  }

  @Test
  void bringsEveryTroubleAndIsTheSameForTheSameSeed() {
    Weather weather = stormy(1);
    List<Optional<Trouble>> day = day(weather);
    assertEquals(day, day(stormy(1)));
    assertNotEquals(day, day(stormy(2)));
    assertEquals(EnumSet.allOf(Trouble.class), weather.counts().keySet());
  }

  @Test
  void expiresNoMoreCursorsThanACallerCanFollow() {
    Weather weather = stormy(1);
    Map<Trouble, Integer> counts = Map.of();
    for (int i = 0; i < 10; i++) {
      day(weather);
      counts = weather.counts();
    }
    assertEquals(5, counts.get(Trouble.CURSOR_EXPIRED));
    assertTrue(counts.get(Trouble.PAGE_TOLD_TWICE) > 5, counts.toString());
  }

  private static Weather stormy(long seed) {
    Weather weather = new Weather();
    weather.storm(seed);
    return weather;
  }

  private static List<Optional<Trouble>> day(Weather weather) {
    List<Optional<Trouble>> day = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      day.add(weather.onRequest());
      day.add(weather.onStep());
      day.add(weather.onPage());
    }
    return day;
  }
}
