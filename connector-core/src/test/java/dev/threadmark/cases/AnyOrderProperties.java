package dev.threadmark.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.port.memory.MemoryTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Deliveries come shuffled, doubled and late, to one worker or two: the tickets are the same. */
class AnyOrderProperties {

  @Property(tries = 200)
  void aCaseEndsInTheSameTickets(@ForAll("freeCases") CorrelationCase play, @ForAll Random random) {
    assertSameTickets(given(play), policies(play), random);
  }

  @Property(tries = 150)
  void anArchiveEndsInTheSameTickets(
      @ForAll @IntRange(min = 2, max = 60) int size, @ForAll Random random) {
    assertSameTickets(SyntheticArchive.of(size, random), ARCHIVE, random);
  }

  @Property(tries = 3)
  void threeHundredMailsEndInTheSameTickets(@ForAll Random random) {
    assertSameTickets(SyntheticArchive.of(300, random), ARCHIVE, random);
  }

  static final Map<MailboxId, Policy> ARCHIVE = Map.of(SyntheticArchive.MAILBOX, Policy.DEFAULT);

  @Provide
  Arbitrary<CorrelationCase> freeCases() {
    return Arbitraries.of(CorrelationCase.all().stream().filter(CorrelationCase::free).toList());
  }

  private static void assertSameTickets(
      List<Arrival> given, Map<MailboxId, Policy> policies, Random random) {
    MemoryDesk inOrder = desk(policies);
    given.forEach(inOrder::take);
    assertSame(given, inOrder, shuffled(given, policies, random));
    List<List<Arrival>> pages = Deliveries.pages(Deliveries.delayed(given, random), random);
    MemoryDesk byTwo = TwoWorkers.handle(policies, pages, random);
    assertSame(given, inOrder, byTwo);
  }

  private static MemoryDesk shuffled(
      List<Arrival> given, Map<MailboxId, Policy> policies, Random random) {
    MemoryDesk desk = desk(policies);
    Deliveries.shuffled(given, random).forEach(desk::take);
    return desk;
  }

  private static void assertSame(List<Arrival> given, MemoryDesk expected, MemoryDesk is) {
    assertEquals(Groups.on(expected, given).toString(), Groups.on(is, given).toString());
    assertEquals(Groups.messages(expected, given), Groups.messages(is, given));
  }

  static MemoryDesk desk(Map<MailboxId, Policy> policies) {
    return new MemoryDesk(policies, new MemoryTable());
  }

  static List<Arrival> given(CorrelationCase play) {
    return play.told().steps().stream()
        .map(
            step ->
                MemoryDesk.understood(
                    step.incoming(
                        play.told().mailboxes().get(step.to()).id(),
                        play.text(step.mail()).getBytes(StandardCharsets.UTF_8)),
                    play.told().mailboxes().get(step.to()).policy()))
        .toList();
  }

  private static Map<MailboxId, Policy> policies(CorrelationCase play) {
    return play.told().mailboxes().values().stream()
        .collect(Collectors.toMap(CaseMailbox::id, CaseMailbox::policy));
  }
}
