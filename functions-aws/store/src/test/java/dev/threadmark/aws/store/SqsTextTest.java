package dev.threadmark.aws.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"{\"mailbox\":\"graph\"}", "\t\r\n <&]]>", "\ud83d\ude80 \u20ac \ufffd"})
  void whatSqsTakesGoesAsItIs(String message) {
    assertEquals(message, SqsText.encode(message));
    assertEquals(message, SqsText.decode(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "a\u001bb", "\uffff", "x\ufffe", "base64:", "base64:eA=="})
  void whatSqsRefusesOrWeWouldMisreadIsEncoded(String message) {
    assertNotEquals(message, SqsText.encode(message));
    assertEquals(message, SqsText.decode(SqsText.encode(message)));
  }
}
