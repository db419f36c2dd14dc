package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= you | Grüße you",
        "=?utf-8?B?R3LDvMOfZQ==?= | Grüße",
        // Space between words is not part of the text; before plain text it is.
        "=?utf-8?Q?a?= =?utf-8?Q?b?= c | ab c",
        "=?utf-8?Q?a?= =?iso-8859-1?Q?=FC?= | aü",
        // A character split over two words, a word split within its base64.
        "=?utf-8?Q?=E2=82?= =?utf-8?Q?=AC?= | €",
        "=?utf-8?B?R3L?= =?utf-8?B?DvMOfZQ==?= | Grüße",
        "=?utf-8?B?R3LDvMOfZQ?= | Grüße",
        // Spaces and question marks inside.
        "=?utf-8?Q?so what?= then | so what then",
        "=?utf-8?Q?why?=20so?= then | why? so then",
        "=?utf-8?B?R3LD vMOfZQ==?= | Grüße",
        // Within quotes, glued to text, without an end.
        "x=?utf-8?Q?=C3=BC?=y | xüy",
        "\"=?utf-8?Q?=C3=BC?=\" | \"ü\"",
        "=?utf-8?Q?Gr=C3=BC=C3=9Fe | Grüße",
        "=?utf-8?Q?Gr=C3=BC =?utf-8?Q?=C3=9Fe?= | Grüße",
        // Charsets with wrong, missing or unheard-of names.
        "=?gb2312?B?yMuV0A==?= | 人曅",
        "=?ks_c_5601-1987?B?x9Gx2w==?= | 한글",
        "=?utf8?Q?=C3=BC?= | ü",
        "=?x-unknown?Q?=C3=BC?= | ü",
        "=??Q?=C3=BC?= | ü",
        "=?utf-8*de?Q?=C3=BC?= | ü",
        "=?iso-8859-1?Q?=80?= | €",
        "=?unicode-1-1-utf-7?Q?Fr+APY-sche?= | Frösche",
        "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= | 日本",
        // No encoded words at all.
        "a =? b ?= c | a =? b ?= c",
        "=?utf-8?B?%%%?= | =?utf-8?B?%%%?=",
      })
  void isDecoded(String written, String meant) {
    assertEquals(meant, MailFields.decoded(written));
  }
}
