package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDateTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 15 Nov 2022 12:45:26 +0100 | 2022-11-15T11:45:26Z",
        "Tue, 15 Nov 2022 12:45:26 +0100 (CET) | 2022-11-15T11:45:26Z",
        "15 Nov 22 12:45 EST | 2022-11-15T17:45:00Z",
        "15 Nov 99 12:45:00 GMT | 1999-11-15T12:45:00Z",
        "Tue, 15 Nov 102 12:45:26 UT | 2002-11-15T12:45:26Z",
        "Tue,15-Nov-2022 12.45.26 Z | 2022-11-15T12:45:26Z",
        "Tue Nov 15 12:45:26 2022 | 2022-11-15T12:45:26Z",
        "Tue Nov 15 12:45:26 PST 2022 | 2022-11-15T20:45:26Z",
        "Tuesday, November 15, 2022 1:05 PM | 2022-11-15T13:05:00Z",
        "15 Nov 2022 12:05:00 AM | 2022-11-15T00:05:00Z",
        "2022-11-15T12:45:26+01:00 | 2022-11-15T11:45:26Z",
        "Tue, 15 Nov 2022 12:45:60 +0000 | 2022-11-15T12:45:59Z",
        "Tue, 15 Nov 2022 12:45:26 -9900 | 2022-11-15T12:45:26Z",
      })
  void isRead(String written, String meant) {
    assertEquals(Instant.parse(meant), MailDate.read(written).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "yesterday",
        "mardi 15 novembre 2022",
        "Tue, 45 Nov 2022 12:45:26 +0000",
        "Tue, 15 Foo 2022 12:45:26 +0000",
        "Tue, 15 Nov 2022 25:45:26 +0000",
        "0001-01-01 00:00:00 +0000",
      })
  void isNoDate(String written) {
    assertEquals(true, MailDate.read(written).isEmpty());
  }
}
