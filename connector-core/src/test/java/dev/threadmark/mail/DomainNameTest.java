package dev.threadmark.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "bücher.example,xn--bcher-kva.example",
    "BÜCHER.Example,xn--bcher-kva.example",
    "bu\u0308cher.example,xn--bcher-kva.example",
    "straße.example,xn--strae-oqa.example",
    "βόλος.com,xn--nxasmm1c.com",
    "例え.テスト,xn--r8jz45g.xn--zckzah",
    "例え。テスト,xn--r8jz45g.xn--zckzah",
    "президент.рф,xn--d1abbgf6aiiy.xn--p1ai",
    "ｅｘａｍｐｌｅ.com,example.com",
    "Example.COM,example.com",
    "XN--BCHER-KVA.example,xn--bcher-kva.example",
    "他们为什么不说中文.example,xn--ihqwcrb4cv8a8dqg056pqjye.example",
    "Pročprostěnemluvíčesky.example,xn--proprostnemluvesky-uyb24dma41a.example"
  })
  void bothSpellingsOfADomainAreOne(String written, String ascii) {
    assertEquals(ascii, DomainName.ascii(written));
  }

  @Test
  void aSharpSIsNotTwoLetters() {
    assertNotEquals(DomainName.ascii("strasse.example"), DomainName.ascii("straße.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil＠bank.example", "a\uFE52bank.example", "．", "\uD800.example"})
  void whatNoDomainCanBeBecomesNoOther(String written) {
    String ascii = DomainName.ascii(written);
    assertEquals(-1, ascii.indexOf('@'));
    assertEquals(DomainName.ascii(ascii), ascii);
  }

  @Test
  void aLabelThatIsTooLongStaysAsItIs() {
    assertEquals("é".repeat(10_000), DomainName.ascii("É".repeat(10_000)));
  }

  @Test
  void aDomainIsOneInAnAddressTooAndItsLocalPartIsComposed() {
    Address ascii = new Address("josé@xn--bcher-kva.example");
    Address unicode = new Address("Jose\u0301@BÜCHER.example");
    assertEquals(ascii, unicode);
    assertEquals(ascii.hashCode(), unicode.hashCode());
    assertEquals(0, ascii.compareTo(unicode));
  }

  @Test
  void anAddressIsShownAsItWasWritten() {
    assertEquals("jdöe@mächine.example", new Address("jdöe@mächine.example").value());
    assertEquals("a@xn--bcher-kva.example", new Address("a@xn--bcher-kva.example").value());
  }

  @Test
  void lettersOfOtherScriptsStayOthers() {
    assertNotEquals(new Address("ana@customer.example"), new Address("\u0430na@customer.example"));
    assertNotEquals(new Address("a@customer.example"), new Address("a@\u0441ustomer.example"));
  }
}
