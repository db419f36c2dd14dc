package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.NamedAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFieldTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "joe@example.com | joe@example.com",
        "Joe <Joe@Example.com> | Joe <joe@example.com>",
        "\"Doe, Joe\" <joe@example.com> | Doe, Joe <joe@example.com>",
        "Doe, Joe <joe@example.com> | Doe, Joe <joe@example.com>",
        "joe@example.com (Joe Doe) | Joe Doe <joe@example.com>",
        "Joe joe@example.com | Joe <joe@example.com>",
        "Joe <joe@example.com | Joe <joe@example.com>",
        "<<joe@example.com>> | joe@example.com",
        "Joe <mailto:joe@example.com> | Joe <joe@example.com>",
        "\"joe@example.com\" | joe@example.com",
        "'joe@example.com' | joe@example.com",
        "joe @ example.com | joe@example.com",
        "Pete(A nice \\) chap) <pete(his account)@silly.test(his host)> | Pete <pete@silly.test>",
        "<@relay.example,@other.example:joe@example.com> | joe@example.com",
        "MAILER-DAEMON (Mail Delivery System) | Mail Delivery System <mailer-daemon>",
        "MAILER-DAEMON <> | mailer-daemon",
        "\"joe doe\"@example.com | \"joe doe\"@example.com",
        "joe@[192.0.2.1] | joe@[192.0.2.1]",
        "Joe <jöe@bücher.example> | Joe <jöe@bücher.example>",
        "=?utf-8?Q?J=C3=B6rg?= <joerg@example.com> | Jörg <joerg@example.com>",
        "\"=?utf-8?Q?J=C3=B6rg?=\" <joerg@example.com> | Jörg <joerg@example.com>",
        "=?utf-8?Q?J=C3=B6rg_=3Cjoerg=40example.com=3E?= | Jörg <joerg@example.com>",
        "Team: a@example.com, b@example.com; | a@example.com; b@example.com",
        "a@example.com; b@example.com | a@example.com; b@example.com",
        "undisclosed-recipients:; | ''",
        "Mail Delivery System <> | ''",
        "<> | ''",
        "\"unclosed <joe@example.com> | unclosed <joe@example.com>",
      })
  void isReadAs(String written, String meant) {
    String read =
        AddressField.addresses(written).stream()
            .map(NamedAddress::toString)
            .collect(Collectors.joining("; "));
    assertEquals(meant, read);
  }

  @Test
  void anAddressInANameIsNoAddress() {
    List<NamedAddress> plain = AddressField.addresses("\"boss@example.com\" <eve@example.net>");
    assertEquals("eve@example.net", plain.get(0).address().value());
    String encoded =
        "=?utf-8?Q?boss=40example.com=2C_x_=3Cboss=40example.com=3E?= <eve@example.net>";
    List<NamedAddress> hidden = AddressField.addresses(encoded);
    assertEquals(1, hidden.size());
    assertEquals("eve@example.net", hidden.get(0).address().value());
  }

  @Test
  void theFirstOfSeveralSendersIsTheSender() {
    String twice = "From: a@example.com\nFrom: b@example.com\n\n";
    assertEquals("a@example.com", RawMail.read(twice).from().orElseThrow().value());
    String listed = "From: a@example.com, b@example.com\n\n";
    assertEquals("a@example.com", RawMail.read(listed).from().orElseThrow().value());
  }
}
