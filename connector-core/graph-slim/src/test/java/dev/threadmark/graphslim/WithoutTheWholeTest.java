package dev.threadmark.graphslim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Holds that the drivers' tests beside it say something: the whole jar would pass them too. */
class WithoutTheWholeTest {
  @Test
  void onlyWhatIsReachedIsThere() {
    assertDoesNotThrow(() -> Class.forName("com.microsoft.graph.models.Message"));
    assertThrows(
        ClassNotFoundException.class,
        () -> Class.forName("com.microsoft.graph.serviceclient.GraphServiceClient"));
  }
}
