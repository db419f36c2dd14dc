package dev.threadmark.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Answer;
import dev.threadmark.provider.Cursor;
import dev.threadmark.provider.MailProvider;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Stamp;
import dev.threadmark.provider.StateLabel;
import dev.threadmark.provider.StateLabels;
import dev.threadmark.provider.StateLabels.Looked;
import dev.threadmark.provider.StateLabels.Showing;
import dev.threadmark.provider.StateLabels.Touched;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every driver of {@link StateLabels} does, asked through its sandbox. */
public abstract class StateLabelsContract {
  private static final MailboxId DESK = new MailboxId("acme", new Address("support@acme.example"));
  private static final String TICKET = "7K3F-9QXM-2B4D";

  protected abstract SandboxProvider sandbox();

  protected abstract MailProvider mail();

  protected abstract StateLabels labels();

  /** How people see a state. */
  protected abstract String name(StateLabel state);

  @Test
  void aMessageShowsTheStateThatItWasMadeToShowAndNoOther() {
    ProviderId id = stamped("a@x");
    show(id, StateLabel.OPEN);
    show(id, StateLabel.WAITING);

    assertEquals(Set.of(StateLabel.WAITING), read(id));
    List<String> seen = sandbox().labels(DESK.address().value(), id.value());
    assertTrue(seen.contains(name(StateLabel.WAITING)), seen.toString());
    assertTrue(seen.stream().anyMatch(one -> one.endsWith("Ticket " + TICKET)), seen.toString());
  }

  @Test
  void whatPeopleHaveLabelledOtherwiseStays() {
    ProviderId id = stamped("a@x");
    relabel(id, List.of("Blue"), List.of());
    show(id, StateLabel.CLOSED);

    assertTrue(sandbox().labels(DESK.address().value(), id.value()).contains("Blue"));
  }

  @Test
  void aColleaguesLabelIsTold() {
    ProviderId id = stamped("a@x");
    show(id, StateLabel.OPEN);
    Cursor from = begin();
    relabel(id, List.of(name(StateLabel.CLOSED)), List.of(name(StateLabel.OPEN)));

    Looked looked = look(from);
    assertTrue(
        looked.touched().contains(new Touched(id, TICKET, Set.of(StateLabel.CLOSED))),
        looked.toString());
  }

  @Test
  void aLabelThatIsAddedToOursIsToldBesideIt() {
    ProviderId id = stamped("a@x");
    show(id, StateLabel.OPEN);
    Cursor from = begin();
    relabel(id, List.of(name(StateLabel.CLOSED)), List.of());

    assertEquals(Set.of(StateLabel.OPEN, StateLabel.CLOSED), read(id));
    assertTrue(
        look(from).touched().stream()
            .anyMatch(one -> one.labels().equals(Set.of(StateLabel.OPEN, StateLabel.CLOSED))));
  }

  @Test
  void whereNothingWasTouchedTheNextLookTellsNothingNew() {
    ProviderId id = stamped("a@x");
    show(id, StateLabel.OPEN);
    Cursor from = begin();
    relabel(id, List.of(name(StateLabel.CLOSED)), List.of(name(StateLabel.OPEN)));
    Cursor next = look(from).next();

    // The last change may be told again, never one before it.
    assertTrue(look(next).touched().size() <= 1);
    assertEquals(next, look(next).next());
  }

  @Test
  void whatIsNotStampedIsNotTold() {
    Cursor from = begin();
    ProviderId id = deliver("b@x");
    relabel(id, List.of(name(StateLabel.CLOSED)), List.of());

    assertEquals(List.of(), look(from).touched());
  }

  @Test
  void aMessageThatIsGoneIsGone() {
    ProviderId gone = new ProviderId("AAkALgAAAAAAHYQDEapmEc2byACqAC0000");
    assertInstanceOf(Answer.Gone.class, labels().read(DESK, List.of(gone)).get(gone));
    Showing showing = new Showing(gone, TICKET, StateLabel.OPEN);
    assertInstanceOf(Answer.Gone.class, labels().show(DESK, List.of(showing)).get(gone));
  }

  @Test
  void aCursorOfSomethingElseIsGone() {
    assertInstanceOf(
        Answer.Gone.class, labels().touchedSince(DESK, Optional.of(new Cursor("else"))));
  }

  @Test
  void manyAreShownInOneGo() {
    List<ProviderId> ids =
        java.util.stream.IntStream.range(0, 45).mapToObj(n -> stamped("m" + n + "@x")).toList();
    List<Showing> showings =
        ids.stream().map(id -> new Showing(id, TICKET, StateLabel.CLOSED)).toList();
    Map<ProviderId, Answer<Showing>> answers = labels().show(DESK, showings);

    assertTrue(answers.values().stream().allMatch(Answer.Got.class::isInstance));
    labels()
        .read(DESK, ids)
        .forEach((id, answer) -> assertEquals(new Answer.Got<>(Set.of(StateLabel.CLOSED)), answer));
  }

  private ProviderId deliver(String messageId) {
    String raw =
        "From: ada@sender.example\r\nTo: support@acme.example\r\nSubject: Lamp\r\nMessage-ID: <"
            + messageId
            + ">\r\n\r\nIt does not light.\r\n";
    return new ProviderId(
        sandbox()
            .deliver(
                DESK.address().value(),
                raw.getBytes(StandardCharsets.UTF_8),
                SandboxProvider.Folder.INBOX,
                Instant.parse("2026-03-01T09:00:00Z")));
  }

  private ProviderId stamped(String messageId) {
    ProviderId id = deliver(messageId);
    Stamp stamp = new Stamp(id, TICKET);
    assertEquals(new Answer.Got<>(stamp), mail().stamp(DESK, List.of(stamp)).get(id));
    return id;
  }

  private void show(ProviderId id, StateLabel state) {
    Showing showing = new Showing(id, TICKET, state);
    assertEquals(new Answer.Got<>(showing), labels().show(DESK, List.of(showing)).get(id));
  }

  private Set<StateLabel> read(ProviderId id) {
    Answer<Set<StateLabel>> answer = labels().read(DESK, List.of(id)).get(id);
    return ((Answer.Got<Set<StateLabel>>) answer).value();
  }

  private void relabel(ProviderId id, List<String> add, List<String> remove) {
    sandbox().relabel(DESK.address().value(), id.value(), add, remove);
  }

  private Cursor begin() {
    return looked(Optional.empty()).next();
  }

  private Looked look(Cursor from) {
    return looked(Optional.of(from));
  }

  private Looked looked(Optional<Cursor> from) {
    return ((Answer.Got<Looked>) labels().touchedSince(DESK, from)).value();
  }
}
