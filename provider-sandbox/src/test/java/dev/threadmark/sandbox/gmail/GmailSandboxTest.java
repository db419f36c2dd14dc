package dev.threadmark.sandbox.gmail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.services.gmail.Gmail;
import com.google.api.services.gmail.model.Draft;
import com.google.api.services.gmail.model.Label;
import com.google.api.services.gmail.model.ListHistoryResponse;
import com.google.api.services.gmail.model.ListMessagesResponse;
import com.google.api.services.gmail.model.Message;
import com.google.api.services.gmail.model.MessagePart;
import com.google.api.services.gmail.model.MessagePartHeader;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox as Google's SDK and plain HTTP see it. */
class GmailSandboxTest {
  private final GmailFixture gmail = new GmailFixture();
  private final Gmail.Users users = gmail.sdk().users();

  @AfterEach
  void stop() {
    gmail.close();
  }

  @Test
  void tellsNothingButTheHistoryIdWhereNothingIsNew() throws Exception {
    BigInteger id = users.getProfile("me").execute().getHistoryId();

    HttpResponse<String> answer =
        http("users/me/history?startHistoryId=" + id, "sandbox-a@b.example");

    assertEquals("{\"historyId\":\"1000\"}", answer.body());
  }

  @Test
  void namesANextPageWithoutHistoryWhenTheFilterLeavesNone() throws IOException {
    String id = gmail.deliver(GmailFixture.mail("a@x", "A", ""));
    users.messages().trash("me", id).execute();
    users.messages().untrash("me", id).execute();

    ListHistoryResponse page =
        users
            .history()
            .list("me")
            .setStartHistoryId(BigInteger.valueOf(1000))
            .setHistoryTypes(List.of("messageDeleted"))
            .setMaxResults(1L)
            .execute();

    assertNull(page.getHistory());
    assertFalse(page.getNextPageToken().isEmpty());
  }

  @Test
  void answers404ForAHistoryIdThatIsTooOld() {
    gmail.sandbox.forgetHistory(GmailFixture.ADDRESS);

    var list = users.history();
    GoogleJsonResponseException e =
        assertThrows(
            GoogleJsonResponseException.class,
            () -> list.list("me").setStartHistoryId(BigInteger.valueOf(1000)).execute());

    assertEquals(404, e.getStatusCode());
    assertEquals("notFound", e.getDetails().getErrors().get(0).getReason());
  }

  @Test
  void asksForAToken() throws Exception {
    HttpResponse<String> answer = http("users/me/profile", "other");

    assertEquals(401, answer.statusCode());
    assertTrue(answer.body().contains("\"reason\":\"authError\""));
    assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent());
  }

  @Test
  void findsByMessageIdAndTimeAndPlaceNewestFirst() throws IOException {
    String old = gmail.deliver(GmailFixture.mail("old@x", "A", ""), GmailFixture.T0);
    String young =
        gmail.deliver(GmailFixture.mail("young@x", "B", ""), GmailFixture.T0.plusSeconds(60));
    String sent =
        gmail.sandbox.deliver(
            GmailFixture.ADDRESS,
            GmailFixture.bytes(GmailFixture.mail("sent@x", "C", "")),
            Folder.SENT,
            GmailFixture.T0.plusSeconds(120));
    long t0 = GmailFixture.T0.getEpochSecond();

    assertEquals(List.of(sent, young, old), found(""));
    assertEquals(List.of(young), found("rfc822msgid:young@x"));
    assertEquals(List.of(young), found("rfc822msgid:<young@x>"));
    assertEquals(List.of(young), found("after:%d before:%d".formatted(t0 + 1, t0 + 61)));
    assertEquals(List.of(sent), found("in:sent"));
    assertEquals(List.of(young, old), found("-in:sent"));
    assertEquals(List.of(sent, old), found("{in:sent rfc822msgid:old@x}"));
    assertEquals(List.of(), found("has:userlabels"));
    assertEquals(
        List.of(young, old),
        ids(users.messages().list("me").setLabelIds(List.of("INBOX")).execute()));
  }

  @Test
  void pagesThroughAList() throws IOException {
    for (int n = 0; n < 5; n++) {
      gmail.deliver(GmailFixture.mail(n + "@x", "A", ""));
    }

    ListMessagesResponse first = users.messages().list("me").setMaxResults(3L).execute();
    ListMessagesResponse second =
        users
            .messages()
            .list("me")
            .setMaxResults(3L)
            .setPageToken(first.getNextPageToken())
            .execute();

    assertEquals(3, first.getMessages().size());
    assertEquals(2, second.getMessages().size());
    assertNull(second.getNextPageToken());
    assertFalse(ids(first).contains(ids(second).get(0)));
  }

  @Test
  void tellsThePartsAsGmailNumbersThem() throws IOException {
    String id =
        gmail.deliver(
            """
            Message-ID: <parts@x>
            From: =?UTF-8?Q?M=C3=BCller=2C_Jan?= <jan@x.example>
            Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --b
            Content-Type: text/html; charset=utf-8

            <b>hi</b>
            --b--
            --a
            Content-Type: message/delivery-status

            Reporting-MTA: dns; x
            --a
            Content-Type: message/global; name=forwarded.eml

            Subject: inner
            --a
            Content-Type: application/pdf; name=a.pdf
            Content-Transfer-Encoding: base64

            SGVsbG8=
            --a--
            """);

    Message message = users.messages().get("me", id).execute();
    MessagePart root = message.getPayload();
    MessagePart text = root.getParts().get(0).getParts().get(0);
    MessagePart status = root.getParts().get(1);
    MessagePart global = root.getParts().get(2);
    MessagePart pdf = root.getParts().get(3);

    assertEquals("", root.getPartId());
    assertEquals("0", root.getParts().get(0).getPartId());
    assertEquals("0.0", text.getPartId());
    assertEquals("Grüße", new String(text.getBody().decodeData(), StandardCharsets.UTF_8).strip());
    assertEquals(text.getBody().decodeData().length, text.getBody().getSize());
    assertEquals("text/plain; charset=iso-8859-1", header(text, "Content-Type"));
    assertEquals("text/plain", status.getParts().get(0).getMimeType());
    assertEquals("1.0", status.getParts().get(0).getPartId());
    assertNull(global.getParts());
    assertEquals("a.pdf", pdf.getFilename());
    assertEquals(5, pdf.getBody().getSize());
    assertNull(pdf.getBody().getData());
    assertEquals("Grüße", header(root, "Subject"));
    assertEquals("\"Müller, Jan\" <jan@x.example>", header(root, "From"));
    assertArrayEquals(
        "Hello".getBytes(StandardCharsets.UTF_8),
        users
            .messages()
            .attachments()
            .get("me", id, pdf.getBody().getAttachmentId())
            .execute()
            .decodeData());
    assertNotEquals(
        pdf.getBody().getAttachmentId(),
        users
            .messages()
            .get("me", id)
            .execute()
            .getPayload()
            .getParts()
            .get(3)
            .getBody()
            .getAttachmentId());
  }

  @Test
  void givesTheFourFormats() throws IOException {
    String mail = GmailFixture.mail("f@x", "Formats", "X-One: 1\n");
    String id = gmail.deliver(mail);

    Message raw = users.messages().get("me", id).setFormat("raw").execute();
    Message minimal = users.messages().get("me", id).setFormat("minimal").execute();
    Message metadata =
        users
            .messages()
            .get("me", id)
            .setFormat("metadata")
            .setMetadataHeaders(List.of("x-one"))
            .execute();

    assertArrayEquals(GmailFixture.bytes(mail), raw.decodeRaw());
    assertNull(raw.getPayload());
    assertNull(minimal.getPayload());
    assertEquals("Hello from f@x.", minimal.getSnippet());
    assertEquals(1, metadata.getPayload().getHeaders().size());
    assertEquals(GmailFixture.T0.toEpochMilli(), metadata.getInternalDate());
  }

  @Test
  void sendsAndThreadsByReferenceAndSubjectTogether() throws IOException {
    String first = gmail.deliver(GmailFixture.mail("q@x", "Lamp", ""));
    String reply = gmail.deliver(GmailFixture.mail("r@x", "Re: Lamp", "In-Reply-To: <q@x>\n"));
    String other = gmail.deliver(GmailFixture.mail("s@x", "Door", "References: <q@x>\n"));
    String same = gmail.deliver(GmailFixture.mail("t@x", "Lamp", ""));
    Message sent =
        users
            .messages()
            .send(
                "me",
                new Message()
                    .setThreadId(first)
                    .encodeRaw(GmailFixture.bytes(GmailFixture.mail("u@x", "Re: Lamp", ""))))
            .execute();

    assertEquals(first, thread(reply));
    assertEquals(other, thread(other));
    assertEquals(same, thread(same));
    assertEquals(first, sent.getThreadId());
    assertEquals(List.of("SENT"), sent.getLabelIds());
    assertEquals(3, users.threads().get("me", first).execute().getMessages().size());
  }

  @Test
  void replacesTheMessageIdOfSentMailWhereToldTo() throws IOException {
    gmail.sandbox.replaceMessageIds(true);
    Message message =
        new Message().encodeRaw(GmailFixture.bytes(GmailFixture.mail("mine@x", "Lamp", "")));

    String id = users.messages().send("me", message).execute().getId();
    MessagePart payload = users.messages().get("me", id).execute().getPayload();

    assertTrue(header(payload, "Message-ID").endsWith("@mail.gmail.com>"));
    assertEquals("<mine@x>", header(payload, "X-Google-Original-Message-ID"));
  }

  @Test
  void takesUploadsInOneAndInManyRequests() throws IOException {
    byte[] raw = GmailFixture.bytes(GmailFixture.mail("up@x", "Upload", ""));
    var direct =
        users.messages().send("me", new Message(), new ByteArrayContent("message/rfc822", raw));
    direct.getMediaHttpUploader().setDirectUploadEnabled(true);
    var resumable =
        users.messages().send("me", new Message(), new ByteArrayContent("message/rfc822", raw));

    for (var send : List.of(direct, resumable)) {
      String id = send.execute().getId();
      assertArrayEquals(raw, users.messages().get("me", id).setFormat("raw").execute().decodeRaw());
    }
  }

  @Test
  void sendsADraftAsANewMessage() throws IOException {
    byte[] raw = GmailFixture.bytes(GmailFixture.mail("draft@x", "Draft", ""));
    Draft draft =
        users.drafts().create("me", new Draft().setMessage(new Message().encodeRaw(raw))).execute();

    Message sent = users.drafts().send("me", new Draft().setId(draft.getId())).execute();

    assertNotEquals(draft.getMessage().getId(), sent.getId());
    assertEquals(List.of(sent.getId()), found(""));
    assertNull(users.drafts().list("me").execute().getDrafts());
  }

  @Test
  void keepsLabelsApartByNameAndRenamesThemByPatch() throws IOException {
    Label made = users.labels().create("me", label("Threadmark/One")).execute();
    users.labels().patch("me", made.getId(), new Label().setName("Threadmark/Two")).execute();

    assertEquals("Threadmark/Two", users.labels().get("me", made.getId()).execute().getName());
    GoogleJsonResponseException e =
        assertThrows(
            GoogleJsonResponseException.class,
            () -> users.labels().create("me", label("threadmark/two")).execute());
    assertEquals(409, e.getStatusCode());
  }

  @Test
  void givesTheSameIdsForTheSameMailInTheSameOrder() {
    String mail = GmailFixture.mail("same@x", "Same", "");
    List<String> here = List.of(gmail.deliver(mail), gmail.deliver(mail));
    try (GmailFixture again = new GmailFixture()) {
      assertEquals(here, List.of(again.deliver(mail), again.deliver(mail)));
    }

    assertNotEquals(here.get(0), here.get(1));
    assertTrue(here.get(0).matches("[0-9a-f]{16}"));
  }

  @Test
  void countsQuotaUnitsOfEveryCallInABatch() throws IOException {
    String id = gmail.deliver(GmailFixture.mail("q@x", "Quota", ""));
    long before = gmail.sandbox.quotaUnits();
    var batch = gmail.sdk().batch();
    for (int n = 0; n < 3; n++) {
      users.messages().get("me", id).queue(batch, new Ignoring<>());
    }

    batch.execute();

    assertEquals(60, gmail.sandbox.quotaUnits() - before);
    assertEquals(1, gmail.sandbox.requests());
  }

  private HttpResponse<String> http(String path, String token) throws Exception {
    URI uri = gmail.sandbox.baseUrl().resolve("gmail/v1/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private List<String> found(String q) throws IOException {
    return ids(users.messages().list("me").setQ(q).execute());
  }

  private static List<String> ids(ListMessagesResponse list) {
    return list.getMessages() == null
        ? List.of()
        : list.getMessages().stream().map(Message::getId).toList();
  }

  private String thread(String id) throws IOException {
    return users.messages().get("me", id).setFormat("minimal").execute().getThreadId();
  }

  private static Label label(String name) {
    return new Label()
        .setName(name)
        .setLabelListVisibility("labelShow")
        .setMessageListVisibility("show");
  }

  private static String header(MessagePart part, String name) {
    return part.getHeaders().stream()
        .filter(header -> header.getName().equals(name))
        .map(MessagePartHeader::getValue)
        .findFirst()
        .orElseThrow();
  }
}
