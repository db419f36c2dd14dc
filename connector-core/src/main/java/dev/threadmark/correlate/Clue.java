package dev.threadmark.correlate;

import dev.threadmark.mail.MessageId;
import dev.threadmark.ticket.TicketId;

/** One thing in a mail that may point at a ticket. */
public sealed interface Clue {

  /** What {@code explain} and the console print. */
  String text();

  /** A reply token, and where it stood. Says nothing until its signature is checked. */
  record Token(ReplyToken token, Carrier carrier) implements Clue {
    @Override
    public String text() {
      return "reply token for " + token.ticket() + " in " + carrier.label();
    }
  }

  /** The mail that is answered: {@code In-Reply-To}, else the last of {@code References}. */
  record Parent(MessageId id) implements Clue {
    @Override
    public String text() {
      return "answers <" + id + ">";
    }
  }

  /** An older mail of the thread. */
  record Reference(MessageId id) implements Clue {
    @Override
    public String text() {
      return "refers to <" + id + ">";
    }
  }

  /** Outlook's conversation, and how deep in it. */
  record Conversation(String root, int depth) implements Clue {
    @Override
    public String text() {
      return "Thread-Index " + root + ", " + depth + " deep";
    }
  }

  /** The provider's own thread. */
  record ProviderThread(String id) implements Clue {
    @Override
    public String text() {
      return "provider thread " + id;
    }
  }

  /** A ticket number in the subject; authorises nobody. */
  record SubjectTag(TicketId ticket) implements Clue {
    @Override
    public String text() {
      return "subject names " + ticket;
    }
  }

  /** A subject that may go on with an older one. */
  record Continuation(String topic, boolean reply) implements Clue {
    @Override
    public String text() {
      return (reply ? "reply-marked subject: " : "subject: ") + topic;
    }
  }

  /** Text that quotes something. */
  record Quotation(int hashes) implements Clue {
    @Override
    public String text() {
      return "quotes older text (" + hashes + " fingerprints)";
    }
  }

  /** The mail that a bounce or receipt reports on. */
  record Reported(MessageId id) implements Clue {
    @Override
    public String text() {
      return "reports on <" + id + ">";
    }
  }

  /** Where a reply token stood. */
  enum Carrier {
    PLUS_ADDRESS("the address it was sent to"),
    MESSAGE_ID("the id of the mail it answers"),
    HEADER("an X-Threadmark header"),
    SUBJECT("the subject"),
    BODY("the text"),
    ATTACHMENT("an attachment's name");

    private final String label;

    Carrier(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
