package dev.threadmark.imports;

import dev.threadmark.correlate.Policy;
import dev.threadmark.engine.Engine;
import dev.threadmark.engine.Mailbox;
import dev.threadmark.engine.Outcome;
import dev.threadmark.engine.PageHandler;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.Page;
import dev.threadmark.store.ImportPosition;
import dev.threadmark.store.ImportStore;
import dev.threadmark.store.MailboxStore;
import dev.threadmark.store.View;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the mails of a source into a mailbox, page by page, by the way that mail of a provider
 * goes, and silently: nobody is acknowledged. How far it came is written when a page is done, so
 * that an interrupted import goes on there; what was in hand is done again and changes nothing.
 *
 * <p>The mailbox's own cursor is left alone: workers may run meanwhile.
 */
public final class Import {
  private final ImportStore positions;
  private final MailboxStore mailboxes;
  private final PageHandler pages;

  public Import(
      Engine engine, ImportStore positions, InstantSource clock, PageHandler.Observer observer) {
    this.positions = positions;
    this.mailboxes = engine.mailboxes();
    this.pages =
        new PageHandler(
            engine.intake(),
            engine.journal(),
            new View(engine.list(), engine.changes(), Optional.empty(), clock),
            engine.tickets(),
            engine.quarantine(),
            engine.holds(),
            engine.tokenKeys(),
            clock,
            observer);
  }

  /**
   * What is to be imported.
   *
   * @param into the mailbox that the mails were written to
   * @param policy its own, so that people play the same parts
   * @param since earlier mail is left out
   */
  public record Order(Source source, MailboxId into, Policy policy, Instant since) {}

  /** How far it came. */
  public record Result(ImportPosition at, Optional<Outcome> hindrance) {}

  /**
   * Takes in all that is left of a source.
   *
   * @param after told where it stands at first, and when each page is done
   * @throws IOException if the source cannot be read
   */
  public Result run(Order order, Consumer<ImportPosition> after) throws IOException {
    Mailbox mailbox =
        new Mailbox(
            order.into(),
            new SourceMailbox(order.source()),
            order.policy().silent(),
            order.since());
    ImportPosition position = position(order);
    Instant since = since(order);
    after.accept(position);
    boolean more = true;
    while (more) {
      Page page = order.source().after(order.into(), new Cursor(position.cursor()));
      List<Change> wanted =
          page.changes().stream().filter(change -> counts(change, since)).toList();
      Optional<Outcome> hindrance =
          pages.handle(mailbox, new Page(wanted, page.next(), page.more()));
      if (hindrance.isPresent()) {
        return new Result(position, hindrance);
      }
      order.source().handled();
      position =
          position.after(wanted.size(), page.changes().size() - wanted.size(), page.next().value());
      positions.write(position);
      after.accept(position);
      more = page.more();
    }
    return new Result(position, Optional.empty());
  }

  private ImportPosition position(Order order) {
    String source = order.source().name();
    return positions
        .find(order.into(), source, order.since())
        .orElseGet(() -> ImportPosition.beginning(order.into(), source, order.since()));
  }

  /** What a mailbox has forgotten is not brought back by a file. */
  private Instant since(Order order) {
    return mailboxes
        .find(order.into())
        .flatMap(stored -> stored.state().forgotten())
        .filter(order.since()::isBefore)
        .orElse(order.since());
  }

  private static boolean counts(Change change, Instant since) {
    return !(change instanceof Change.Arrived arrived)
        || !arrived.delivery().receivedAt().isBefore(since);
  }
}
