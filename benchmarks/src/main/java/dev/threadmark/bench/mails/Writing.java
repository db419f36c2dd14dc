package dev.threadmark.bench.mails;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes the next mail of a conversation. */
final class Writing {
  private static final String STYLE =
      "<style>p.MsoNormal,li.MsoNormal{margin:0cm;font-size:11.0pt;font-family:\"Calibri\",sans-serif}"
          + "a:link{color:#0563C1;text-decoration:underline}div.WordSection1{page:WordSection1}</style>";
  private static final String OUR_NAME = "Lumen Support";

  private final String mailbox;
  private final Conversation thread;
  private final Phrases phrases;
  private final Random random;

  Writing(String mailbox, Conversation thread, Phrases phrases, Random random) {
    this.mailbox = mailbox;
    this.thread = thread;
    this.phrases = phrases;
    this.random = random;
  }

  byte[] write(boolean ours, Instant at, boolean attached) {
    String id =
        "<%016x.%d.%d@%s>"
            .formatted(
                random.nextLong(),
                thread.number,
                thread.messageIds.size(),
                ours ? mailbox.substring(mailbox.indexOf('@') + 1) : thread.customerDomain());
    String author = ours ? OUR_NAME : thread.customerName;
    Mime mime = head(ours, id, author, at);
    List<String> paragraphs = paragraphs(author);
    String plain = plain(paragraphs, at);
    String html = html(paragraphs, at);
    byte[] raw = attached ? withFile(mime, plain, html) : mime.bodies(boundary(), plain, html);
    thread.messageIds.add(id);
    thread.lastText = String.join("\n\n", paragraphs);
    thread.lastAuthor = author;
    thread.lastWasOurs = ours;
    return raw;
  }

  private Mime head(boolean ours, String id, String author, Instant at) {
    String we = Mime.person(OUR_NAME, mailbox);
    String they = Mime.person(thread.customerName, thread.customer);
    Mime mime = new Mime();
    mime.field("From", ours ? we : they).field("To", ours ? they : we);
    mime.field("Subject", Mime.words((thread.begun() ? "Re: " : "") + thread.subject));
    mime.date(at).field("Message-ID", id);
    if (thread.begun()) {
      mime.field("In-Reply-To", thread.messageIds.get(thread.messageIds.size() - 1));
      mime.field("References", String.join("\r\n ", thread.messageIds));
    }
    return mime.field("X-Mailer", "Writes a lot 16.0");
  }

  private List<String> paragraphs(String author) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add("Hello,");
    for (int more = 3 + random.nextInt(3); more > 0; more--) {
      paragraphs.add(phrases.paragraph());
    }
    paragraphs.add("Kind regards\n" + author);
    return paragraphs;
  }

  private String plain(List<String> paragraphs, Instant at) {
    String text = String.join("\n\n", paragraphs);
    if (!thread.begun()) {
      return text + "\n";
    }
    String quoted =
        thread.lastText.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    return text + "\n\n" + attribution(at) + "\n" + quoted + "\n";
  }

  private String html(List<String> paragraphs, Instant at) {
    String quote =
        thread.begun()
            ? "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">%s<br></div>\n<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">%s</blockquote></div>"
                .formatted(attribution(at), marked(List.of(thread.lastText.split("\n\n"))))
            : "";
    return "<html><head><meta charset=\"utf-8\">%s</head>\n<body lang=\"EN\"><div class=\"WordSection1\">%s</div>\n%s</body></html>\n"
        .formatted(STYLE, marked(paragraphs), quote);
  }

  private String attribution(Instant at) {
    return "On %s, %s wrote:".formatted(at.minusSeconds(5_000), thread.lastAuthor);
  }

  private static String marked(List<String> paragraphs) {
    return paragraphs.stream()
        .map(text -> "<p class=\"MsoNormal\">" + text.replace("\n", "<br>\n") + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private byte[] withFile(Mime mime, String plain, String html) {
    String content = String.join("\n", Collections.nCopies(30, "0 0 m 612 792 l S % a page"));
    byte[] file =
        ("%PDF-1.4\n" + content + "\n%%EOF").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return mime.bodies(boundary(), plain, html, "page.pdf", file);
  }

  private String boundary() {
    return "b_%d_%d".formatted(thread.number, thread.messageIds.size());
  }
}
