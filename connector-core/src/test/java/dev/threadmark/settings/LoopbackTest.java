package dev.threadmark.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:1/a", "http://127.0.0.1", "http://127.1.2.3", "http://[::1]:8"})
  void isThisMachine(String address) {
    assertTrue(Loopback.is(URI.create(address)));
    assertTrue(Loopback.orHttps(URI.create(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost.evil.example",
        "http://127.0.0.1.evil.example",
        "http://127.evil.example",
        "http://localhost@evil.example",
        "http://10.0.0.1",
        "mailto:localhost"
      })
  void isNoOther(String address) {
    assertFalse(Loopback.is(URI.create(address)));
    assertFalse(Loopback.orHttps(URI.create(address)));
  }
}
