package dev.threadmark.local.imports.helpdesk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmark.correlate.Digest;
import dev.threadmark.local.imports.SizedSource;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.mime.MimeReader;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Delivery;
import dev.threadmark.provider.Folder;
import dev.threadmark.provider.Page;
import dev.threadmark.provider.ProviderId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tickets of an export, some in memory at a time. A cursor counts the values that are done. */
final class TicketSource implements SizedSource {
  private static final int AT_ONCE = 25;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Helpdesk helpdesk;
  private final Takeover takeover;
  private final Map<ProviderId, byte[]> raw = new HashMap<>();
  private final List<Takeover.Taken> taken = new ArrayList<>();
  private Optional<JsonParser> parser = Optional.empty();
  private MailboxId mailbox;
  private long values;
  private volatile long passed;

  TicketSource(Path file, Helpdesk helpdesk, Takeover takeover) {
    this.file = file;
    this.helpdesk = helpdesk;
    this.takeover = takeover;
  }

  @Override
  public String name() {
    return file.toAbsolutePath().normalize() + " of " + helpdesk.name();
  }

  @Override
  public long passed() {
    return passed;
  }

  @Override
  public Page after(MailboxId into, Cursor cursor) throws IOException {
    mailbox = into;
    goTo(cursor.value().isEmpty() ? 0 : Long.parseLong(cursor.value()));
    raw.clear();
    taken.clear();
    List<Change> changes = new ArrayList<>();
    boolean more = true;
    while (more && taken.size() < AT_ONCE) {
      Optional<JsonNode> value = next();
      more = value.isPresent();
      if (more) {
        for (JsonNode ticket : helpdesk.tickets(value.get())) {
          add(changes, helpdesk.read(ticket, into.address()));
        }
      }
    }
    passed = parser.get().currentLocation().getByteOffset();
    return new Page(changes, new Cursor(Long.toString(values)), more);
  }

  @Override
  public void handled() {
    taken.forEach(ticket -> takeover.finish(mailbox, ticket));
  }

  private void add(List<Change> changes, OldTicket ticket) throws IOException {
    List<String> digests = new ArrayList<>();
    List<byte[]> texts = OldMailText.of(ticket);
    for (int i = 0; i < texts.size(); i++) {
      Mail mail = MimeReader.read(new ByteArrayInputStream(texts.get(i)));
      String digest = Digest.of(mail, NewWords.of(mail.body()));
      ProviderId id = ProviderId.ofFile(digest);
      digests.add(digest);
      raw.put(id, texts.get(i));
      changes.add(new Change.Arrived(delivery(id, ticket.mails().get(i)), mail));
    }
    taken.add(new Takeover.Taken(ticket, digests));
  }

  private Delivery delivery(ProviderId id, OldTicket.OldMail mail) {
    return new Delivery(
        mailbox,
        id,
        mail.sent() ? Folder.SENT : Folder.INBOX,
        mail.at(),
        Optional.empty(),
        Optional.empty());
  }

  /** Values are counted, so to go back is to begin anew; a file that is too short has no more. */
  private void goTo(long wanted) throws IOException {
    if (parser.isEmpty() || values > wanted) {
      close();
      parser = Optional.of(JSON.createParser(file.toFile()));
      values = 0;
    }
    while (values < wanted && next().isPresent()) {
      continue;
    }
  }

  private Optional<JsonNode> next() throws IOException {
    JsonParser json = parser.get();
    JsonToken token = json.nextToken();
    while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
      token = json.nextToken(); // tickets in an array are as good as one after the other
    }
    if (token == null) {
      return Optional.empty();
    }
    values++;
    return Optional.of(JSON.readTree(json));
  }

  @Override
  public InputStream raw(ProviderId id) {
    return new ByteArrayInputStream(raw.get(id));
  }

  @Override
  public void close() throws IOException {
    if (parser.isPresent()) {
      parser.get().close();
      parser = Optional.empty();
    }
  }
}
