package dev.threadmark.customer;

import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.provider.Response;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The pages. What others wrote stands in them as text and never as markup. */
final class Views {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  /** Where nothing of his own says what it is about. */
  static final String NO_SUBJECT = "Your request";

  private Views() {}

  /** Something that the page says about what was just done. */
  enum Said {
    NOTHING("", false),
    CODE_SENT(
        "A code is on its way to the address that this link was made for. It is good for ten"
            + " minutes; if it does not come, look among unwanted mail.",
        false),
    TOO_MANY_CODES("Too many codes were asked for. Wait an hour, or answer to our mail.", true),
    WRONG_CODE(
        "This is not the code, or it is good no more: after five tries, ten minutes or a newer"
            + " code it is not.",
        true),
    TAKEN("Thank you. What you wrote is on its way to us.", false),
    NOTHING_WRITTEN("Nothing was written.", true),
    TOO_LONG("This is too long: write at most 8,000 characters, or send a mail.", true),
    TOO_OFTEN("You wrote very often in the last hour. Wait a little, or send a mail.", true),
    SIGNED_OUT(
        "Your half hour is over, and what you wrote was not sent. It is kept below: copy it, have a"
            + " new code sent, and paste it.",
        true),
    LEFT("You have left. To read or write again, have a new code sent.", false);

    private final String text;
    private final boolean bad;

    Said(String text, boolean bad) {
      this.text = text;
      this.bad = bad;
    }

    static Said of(String name) {
      for (Said one : values()) {
        if (one.name().toLowerCase(Locale.ROOT).equals(name)) {
          return one;
        }
      }
      return NOTHING;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same for every link that opens nothing, whatever the reason. */
  static Response nothing() {
    return Paper.page(
        404,
        "This link opens nothing",
        new Html()
            .add("<h1>This link opens nothing</h1>")
            .add("<p>Links to a request are good for some weeks, and yours may be too old or")
            .add(" incomplete. To reach us, answer to the last mail that you had from us: it")
            .add(" comes to the same request. A link to how it stands is in our next answer.</p>"));
  }

  /**
   * What whoever has the link may see.
   *
   * @param words to be kept for their author, who was signed out while he wrote
   */
  static Response closed(
      Visit visit, Optional<Instant> answered, Said said, boolean codeAsked, String words) {
    Html main =
        new Html()
            .add("<h1>Your request %s</h1>", visit.ticket().id())
            .add(said(said))
            .add(standing(visit, answered));
    if (!words.isEmpty()) {
      main.add("<form><label for=\"kept\">What you wrote</label>")
          .add("<textarea id=\"kept\" readonly>\n%s</textarea></form>", words);
    }
    main.add("<h2>Read and write</h2>");
    if (codeAsked) {
      main.add("<form method=\"post\" action=\"%s\">", visit.token())
          .add("<label for=\"code\">Code of six digits</label>")
          .add("<input id=\"code\" name=\"code\" inputmode=\"numeric\" maxlength=\"12\" required")
          .add(" autocomplete=\"one-time-code\"><br>")
          .add("<button name=\"do\" value=\"enter\">Open</button></form>");
    }
    main.add("<p>To see what we wrote to each other, and to add to it, have a code sent to the")
        .add(" address that this link was made for.</p>")
        .add("<form method=\"post\" action=\"%s\">", visit.token())
        .add("<button name=\"do\" value=\"ask\">")
        .add(codeAsked ? "Send a new code" : "Send the code")
        .add("</button></form>");
    return Paper.page(200, "Your request " + visit.ticket().id(), main);
  }

  /**
   * What the one for whom the link was made sees, after he entered the code.
   *
   * @param form brought back by the forms
   * @param once tells this form from others
   * @param words that could not be taken
   */
  static Response open(
      int status,
      Visit visit,
      Correspondence all,
      Said said,
      String form,
      String once,
      String words) {
    String subject = all.subject().orElse(NO_SUBJECT);
    Html main =
        new Html()
            .add("<h1 dir=\"auto\">%s</h1>", subject)
            .add(said(said))
            .add(standing(visit, all.lastAnswer()))
            .add("<h2>What was written</h2>");
    all.messages().forEach(message -> main.add(message(visit, message)));
    all.onTheirWay().forEach(entry -> main.add(coming(entry)));
    main.add("<h2>Add to it</h2><form method=\"post\" action=\"%s\">", visit.token())
        .add("<input type=\"hidden\" name=\"form\" value=\"%s\">", form)
        .add("<input type=\"hidden\" name=\"once\" value=\"%s\">", once)
        .add("<label for=\"words\">Your message</label>")
        .add("<textarea id=\"words\" name=\"words\" maxlength=\"%s\" required>\n", Writing.MOST)
        .add("%s</textarea><br><button name=\"do\" value=\"write\">Send</button></form>", words)
        .add("<form method=\"post\" action=\"%s\">", visit.token())
        .add("<input type=\"hidden\" name=\"form\" value=\"%s\">", form)
        .add("<button class=\"plain\" name=\"do\" value=\"leave\">Leave</button></form>");
    return Paper.page(status, subject, main);
  }

  private static Html said(Said said) {
    return said == Said.NOTHING
        ? new Html()
        : new Html()
            .add("<p class=\"said%s\" role=\"%s\">", said.bad ? " bad" : "", role(said))
            .add("%s</p>", said.text);
  }

  private static String role(Said said) {
    return said.bad ? "alert" : "status";
  }

  private static Html standing(Visit visit, Optional<Instant> answered) {
    Html list =
        new Html()
            .add("<dl><dt>Number</dt><dd>%s</dd>", visit.ticket().id())
            .add("<dt>It stands</dt><dd>%s</dd>", standing(visit.ticket().status()))
            .add("<dt>Last answer</dt><dd>");
    answered.ifPresentOrElse(at -> list.add(time(at)), () -> list.add("none yet"));
    return list.add("</dd></dl>");
  }

  private static String standing(Status status) {
    return switch (status) {
      case OPEN -> "with us";
      case WAITING -> "we wait for you";
      case CLOSED -> "closed";
      case MERGED -> "it goes on elsewhere";
    };
  }

  private static Html message(Visit visit, Message message) {
    String us = visit.mailbox().address().value();
    String who = message.by(visit.holder()) ? "You" : message.sent() ? us : named(message);
    Html article =
        new Html()
            .add("<article><p class=\"who\"><strong dir=\"auto\">%s</strong>, ", who)
            .add(time(message.receivedAt()))
            .add("</p><p class=\"words\" dir=\"auto\">%s</p>", message.excerpt());
    if (message.excerpt().length() >= Message.EXCERPT - 1) {
      article.add("<p class=\"who\">The rest is in the mail.</p>");
    }
    return article.add("</article>");
  }

  /** Anybody may call himself by our name; the address says who it is. */
  private static String named(Message message) {
    return message.name().isBlank()
        ? message.from()
        : "%s <%s>".formatted(message.name(), message.from());
  }

  private static Html coming(OutboxEntry entry) {
    boolean lost = entry.state() == OutboxEntry.State.FAILED;
    return new Html()
        .add("<article><p class=\"who\"><strong>You</strong>, ")
        .add(time(entry.since()))
        .add(", %s</p>", lost ? "did not reach us: please send it by mail" : "on its way to us")
        .add("<p class=\"words\" dir=\"auto\">%s</p></article>", entry.mail().text().strip());
  }

  private static Html time(Instant at) {
    return new Html()
        .add(
            "<time datetime=\"%s\">%s</time>",
            at.toString(), TIME.format(at.atOffset(ZoneOffset.UTC)));
  }
}
