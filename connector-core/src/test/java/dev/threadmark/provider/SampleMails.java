package dev.threadmark.provider;

import java.nio.charset.StandardCharsets;

/** Small raw mails that a provider contract delivers. */
public final class SampleMails {
  private SampleMails() {}

  /** A plain text mail that differs from every other by {@code number}. */
  public static byte[] plain(int number) {
    return bytes(
        """
        Message-ID: <plain-%d@sender.example>
        From: Ada Example <ada@sender.example>
        To: support@acme.example
        Subject: Question number %d
        Date: Mon, 02 Nov 2026 10:00:00 +0100
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        How do I switch on lamp %d?
        """
            .formatted(number, number, number));
  }

  /** The plain mail with two fields that tell about its author, the lower one folded. */
  public static byte[] withTwoResults() {
    String results =
        """
        Authentication-Results: mx.one.example; dmarc=fail
        Authentication-Results: mx.two.example;
         dmarc=pass
        """;
    return bytes(results + new String(plain(1), StandardCharsets.UTF_8).replace("\r\n", "\n"));
  }

  /** A reply with every field that the connector reads. */
  public static byte[] rich() {
    return bytes(
        """
        Received: from mx.sender.example by mx.acme.example; Mon, 02 Nov 2026 11:30:05 +0000
        Received: from desk.sender.example by mx.sender.example; Mon, 02 Nov 2026 11:30:01 +0000
        Message-ID: <Rich+1@sender.example>
        In-Reply-To: <parent@acme.example>
        References: <root@sender.example>
         <parent@acme.example>
        From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <Juergen@sender.example>
        To: "Support, Acme" <support@acme.example>, second@acme.example
        Cc: =?ISO-8859-1?Q?Ren=E9?= <rene@partner.example>
        Reply-To: Office <office@sender.example>
        Subject: =?UTF-8?B?UmU6IEdyw7zDn2UgYXVz?=
         =?UTF-8?Q?_K=C3=B6ln?=
        Date: Mon, 02 Nov 2026 12:30:00 +0100
        X-Mailer: Example Mail 1.0
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Sch=C3=B6ne Gr=C3=BC=C3=9Fe
        --inner
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        <p>Sch=C3=B6ne <b>Gr=C3=BC=C3=9Fe</b></p>
        --inner--
        --outer
        Content-Type: application/pdf; name="Rechnung.pdf"
        Content-Disposition: attachment; filename="Rechnung.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQKJSBub3QgcmVhbGx5Cg==
        --outer--
        """);
  }

  /** A mail whose words are HTML only. */
  public static byte[] htmlOnly() {
    return bytes(
        """
        Message-ID: <html-only@sender.example>
        From: ada@sender.example
        To: support@acme.example
        Subject: Only HTML
        Date: Mon, 02 Nov 2026 10:00:00 +0100
        MIME-Version: 1.0
        Content-Type: text/html; charset=utf-8

        <p>The lamp is <b>dark</b>.</p>
        """);
  }

  /** A mail without a Message-ID, as old scanners send it. */
  public static byte[] withoutMessageId() {
    return bytes(
        """
        From: scanner@acme.example
        To: support@acme.example
        Subject: Scan
        Date: Mon, 02 Nov 2026 10:00:00 +0100

        one page
        """);
  }

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }
}
