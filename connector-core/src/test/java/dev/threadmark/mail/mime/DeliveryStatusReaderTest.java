package dev.threadmark.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.DeliveryReport;
import dev.threadmark.mail.DeliveryReport.Action;
import dev.threadmark.mail.DeliveryReport.Recipient;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MessageId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryStatusReaderTest {
  private static Mail report(String status, String original) {
    return RawMail.read(
        """
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b

        Your mail could not be delivered.
        --b
        Content-Type: message/delivery-status

        %s
        --b
        %s
        --b--
        """
            .formatted(status, original));
  }

  @Test
  void recipientsAndTheOriginalMailAreRead() {
    DeliveryReport report =
        report(
                """
                Reporting-MTA: dns; mx.example.com

                Original-Recipient: rfc822;Joe@example.com
                Final-Recipient: rfc822; joe.doe@inside.example.com
                Action: failed
                Status: 5.1.1 (no such user)

                Final-Recipient: rfc822; <ann@example.com>
                Action: delayed
                Status: 4.4.1
                """,
                """
                Content-Type: text/rfc822-headers

                Message-ID: <new@example.com>
                References: <old@example.com>
                 <mid@example.com>
                In-Reply-To: <mid@example.com>
                Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
                """)
            .report()
            .orElseThrow();
    assertEquals(
        List.of(
            new Recipient(new Address("joe@example.com"), Action.FAILED, Optional.of("5.1.1")),
            new Recipient(new Address("ann@example.com"), Action.DELAYED, Optional.of("4.4.1"))),
        report.recipients());
    assertEquals(Optional.of(new MessageId("new@example.com")), report.originalId());
    assertEquals(
        List.of(new MessageId("old@example.com"), new MessageId("mid@example.com")),
        report.originalReferences());
    assertEquals(Optional.of("Grüße"), report.originalSubject());
    assertTrue(report.failed());
  }

  @Test
  void theStatusSpeaksWhereTheActionIsMissing() {
    DeliveryReport report =
        report(
                "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@example.com\nStatus: 2.0.0",
                "Content-Type: message/rfc822\n\nMessage-ID: <o@example.com>\n\nwords")
            .report()
            .orElseThrow();
    assertEquals(Action.DELIVERED, report.recipients().get(0).action());
    assertEquals(Optional.of(new MessageId("o@example.com")), report.originalId());
    assertFalse(report.failed());
  }

  @Test
  void unusualActionsAndLinesThatForgotToFoldAreUnderstood() {
    String status =
        """
        Reporting-MTA: dns; x

        Diagnostic-Code: smtp; 550-not here
        550 go away
        Action: expired
        Final-Recipient: rfc822; a@example.com
        """;
    DeliveryReport report = report(status, "Content-Type: text/plain\n").report().orElseThrow();
    Address address = new Address("a@example.com");
    assertEquals(
        List.of(new Recipient(address, Action.FAILED, Optional.empty())), report.recipients());
  }

  @Test
  void recipientsWithoutAnEmptyLineBetweenThemAreToldApart() {
    String status =
        "Reporting-MTA: dns; x\n"
            + "Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.0.0\n"
            + "Final-Recipient: rfc822; b@example.com\nAction: failed\nStatus: 5.0.0";
    DeliveryReport report = report(status, "Content-Type: text/plain\n").report().orElseThrow();
    assertEquals(2, report.recipients().size());
  }

  @Test
  void theMachinePartsStayInTheListOfAttachments() {
    Mail mail = report("Reporting-MTA: dns; x", "Content-Type: message/rfc822\n\nSubject: x\n\ny");
    assertEquals(
        List.of("message/delivery-status", "message/rfc822"),
        mail.attachments().stream().map(attachment -> attachment.type()).toList());
    assertTrue(mail.body().text().orElseThrow().startsWith("Your mail"));
  }

  @Test
  void aMailWithoutADeliveryStatusIsNoReport() {
    assertEquals(Optional.empty(), RawMail.read("Subject: Undelivered\n\nwords").report());
  }
}
