package dev.threadmark.mail.author;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.mail.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePersonTest {

  @ParameterizedTest
  @CsvSource({
    "ana@a.example,ana@a.example,UNKNOWN,true",
    "ana.ribeiro@gmail.com,anaribeiro@gmail.com,UNKNOWN,true",
    "a.n.a+x@googlemail.com,ana+y@gmail.com,UNKNOWN,true",
    "ana@gmail.com,anna@gmail.com,PASS,false",
    "ana.r@a.example,anar@a.example,PASS,false",
    "ana+x@a.example,ana@a.example,PASS,true",
    "ana@a.example,ana+x@a.example,PASS,true",
    "ana+x@a.example,ana+y@a.example,PASS,false",
    "ana+x@a.example,ana@a.example,UNKNOWN,false",
    "ana+x@a.example,ana@b.example,PASS,false",
    "+x@a.example,+y@a.example,PASS,false",
    "ana@gmail.com,ana@gmail.com.example,PASS,false"
  })
  void isOneWhereThatIsSafeToSay(String author, String known, Authenticity found, boolean same) {
    Author speaker = new Author(new Address(author), "", found);
    assertEquals(same, SamePerson.is(speaker, new Address(known)));
  }
}
