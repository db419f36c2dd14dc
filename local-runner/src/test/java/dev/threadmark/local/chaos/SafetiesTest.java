package dev.threadmark.local.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.RowKey;
import dev.threadmark.port.Table;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without any one of its safeties the engine breaks a promise, and the histories show it. */
@Tag("long")
class SafetiesTest {
  private static final int HISTORIES = 2_000;

  /**
   * More mail than in the others: tickets' ids are derived, so that few races are left to claims.
   */
  @Test
  void withoutTheClaimOfKeysItShows() {
    UnaryOperator<Table> careless = unconditional(row -> row.partition().startsWith("key/"));
    assertSeen(seed -> new Setup(seed, 4, Set.of(), careless, UnaryOperator.identity(), true));
  }

  @Test
  void withoutTheEtagOfTicketsItShows() {
    assertSeen(withTable(unconditional(SafetiesTest::ofTicket)));
  }

  @Test
  void withoutTheCompareAndSetOfCursorsItShows() {
    assertSeen(withTable(unconditional(row -> row.partition().equals("mailboxes"))));
  }

  @Test
  void withoutKnowingMailsByTheirContentItShows() {
    assertSeen(
        withTable(
            table ->
                CarelessTable.forgetting(
                    row -> row.row().startsWith("mail-") || row.partition().startsWith("mail/"),
                    table)));
  }

  @Test
  void withoutLookingForWhatWasSentItShows() {
    assertSeen(
        seed ->
            new Setup(
                seed, 2, Set.of(), UnaryOperator.identity(), SafetiesTest::neverLooking, true));
  }

  @Test
  void withoutTheSweepItShows() {
    assertSeen(
        seed ->
            new Setup(
                seed, 2, Set.of(), UnaryOperator.identity(), UnaryOperator.identity(), false));
  }

  private static void assertSeen(LongFunction<Setup> setups) {
    Chaos.Result result = new Chaos(setups).play(1, HISTORIES, played -> {});
    assertTrue(result.wrong().isPresent(), "nothing showed in " + result.histories());
  }

  /** The snapshot, and the numbered events, which would tell of a lost race as well. */
  private static boolean ofTicket(RowKey row) {
    return row.row().equals("snapshot") || row.row().startsWith("event-");
  }

  private static UnaryOperator<Table> unconditional(Predicate<RowKey> rows) {
    return table -> CarelessTable.without(rows, table);
  }

  private static LongFunction<Setup> withTable(UnaryOperator<Table> table) {
    return seed -> new Setup(seed, 2, Set.of(), table, UnaryOperator.identity(), true);
  }

  private static MailSender neverLooking(MailSender sender) {
    return new MailSender() {
      @Override
      public Sending find(MailboxId mailbox, OutgoingMail mail) {
        return new Sending.NotYet(Optional.empty());
      }

      @Override
      public Sending send(
          MailboxId mailbox,
          OutgoingMail mail,
          List<Enclosed> enclosed,
          Optional<ProviderId> draft) {
        return sender.send(mailbox, mail, enclosed, draft);
      }
    };
  }
}
