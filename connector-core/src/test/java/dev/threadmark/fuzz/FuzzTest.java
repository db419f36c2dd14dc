package dev.threadmark.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The checks of the fuzzer with a few inputs that are always the same; {@code tools/fuzz.sh} has
 * the many.
 */
class FuzzTest {
  private static final long SEED = 20261123;

  @ParameterizedTest
  @CsvSource({"GRAPH,5000", "GMAIL,3000", "TOKEN,10000", "AUTHOR,5000", "MAIL,1500", "HTML,500"})
  void noInputDoesHarm(Target target, int times) throws Exception {
    List<byte[]> seeds = target.check.seeds();
    for (byte[] seed : seeds) {
      target.check.of(seed);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < times; i++) {
      target.check.of(mutated(seeds.get(random.nextInt(seeds.size())), random));
    }
  }

  /** Random bytes where there is nothing to mutate: they are decisions then. */
  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = new byte[40];
    random.nextBytes(bytes);
    if (seed.length == 0) {
      return bytes;
    }
    String text = new String(seed, StandardCharsets.ISO_8859_1);
    return Edits.of(text, new Dice(bytes)).getBytes(StandardCharsets.ISO_8859_1);
  }
}
