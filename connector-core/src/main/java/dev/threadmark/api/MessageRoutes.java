package dev.threadmark.api;

import dev.threadmark.engine.Engine;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.html.SafeHtml;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Response;
import dev.threadmark.store.Family;
import dev.threadmark.ticket.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Whole messages: they lie in the mailbox alone, and are fetched when somebody looks. */
final class MessageRoutes {
  private static final String MESSAGE =
      "mailboxes/{tenant}/{address}/tickets/{ticket}/messages/{message}/";

  /** Lambda answers 6 MB at most, and base64 is a third longer. */
  private static final int MOST_ATTACHED = 4_000_000;

  private static final int MOST_MAIL = 40_000_000;

  private final Engine engine;

  MessageRoutes(Engine engine) {
    this.engine = engine;
  }

  List<Route> all() {
    return List.of(
        new Route("GET", MESSAGE + "body", Access.VIEWER, call -> fetched(call, this::shown)),
        new Route(
            "GET",
            MESSAGE + "attachments/{index}",
            Access.VIEWER,
            call -> fetched(call, raw -> attachment(call, raw))));
  }

  private record Attached(int index, String name, String type, long bytes) {}

  private record Content(String name, String type, String content) {}

  private record BodyView(String html, String text, String quoted, List<Attached> attachments) {}

  private interface Reading {
    Response of(InputStream raw) throws IOException;
  }

  private Response fetched(Call call, Reading reading) {
    Optional<Message> message = message(call);
    if (message.isEmpty()) {
      return Answers.problem(404, "there is no such message on this ticket");
    }
    if (message.get().erased()) {
      return Answers.problem(404, "what was kept of its writer was erased");
    }
    ProviderId id = new ProviderId(message.get().providerId());
    if (id.inFile()) {
      return Answers.problem(404, "it was imported from a file: only what is shown was kept");
    }
    return call.mailbox()
        .provider()
        .raw(call.id(), id)
        .match(
            new Answer.Cases<InputStream, Response>() {
              @Override
              public Response got(InputStream raw) {
                try (raw) {
                  return reading.of(raw);
                } catch (IOException e) {
                  return unavailable();
                }
              }

              @Override
              public Response later(Optional<Duration> after, String why) {
                return unavailable();
              }

              @Override
              public Response gone(String why) {
                return Answers.problem(404, "it is no longer in the mailbox");
              }

              @Override
              public Response refused(String why) {
                return unavailable();
              }
            });
  }

  private static Response unavailable() {
    return Answers.problem(503, "the mailbox does not give it now: try again in a minute");
  }

  private Optional<Message> message(Call call) {
    return call.ticket()
        .flatMap(id -> engine.tickets().own(call.id(), id))
        .flatMap(
            stored ->
                Family.of(engine.tickets(), stored.ticket()).message(call.path().get("message")));
  }

  private Response shown(InputStream raw) throws IOException {
    Mail mail = MimeReader.read(raw);
    Words words = NewWords.of(mail.body());
    List<Attached> attached = new ArrayList<>();
    for (Attachment one : mail.attachments()) {
      attached.add(new Attached(attached.size(), one.name(), one.type(), one.size()));
    }
    return Answers.json(
        new BodyView(
            mail.body().html().map(SafeHtml::of).orElse(""),
            words.written(),
            words.elided(),
            attached));
  }

  /** As JSON, since it is fetched with a token: no address opens it by itself. */
  private static Response attachment(Call call, InputStream raw) throws IOException {
    String index = call.path().get("index");
    byte[] whole = raw.readNBytes(MOST_MAIL);
    Optional<byte[]> content =
        index.matches("\\d{1,3}")
            ? MimeReader.attachment(new ByteArrayInputStream(whole), Integer.parseInt(index))
            : Optional.empty();
    if (content.isEmpty() || content.get().length > MOST_ATTACHED) {
      return Answers.problem(
          404, "there is no such attachment, or it is too big: open it in the mailbox");
    }
    Attachment facts =
        MimeReader.read(new ByteArrayInputStream(whole)).attachments().get(Integer.parseInt(index));
    return Answers.json(
        new Content(facts.name(), facts.type(), Base64.getEncoder().encodeToString(content.get())));
  }
}
