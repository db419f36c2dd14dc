package dev.threadmark.desk;

import static dev.threadmark.desk.MailRoom.ANA;
import static dev.threadmark.desk.MailRoom.DESK;
import static dev.threadmark.desk.MailRoom.answers;
import static dev.threadmark.desk.MailRoom.refersTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.ticket.Act;
import dev.threadmark.ticket.Status;
import dev.threadmark.ticket.TicketEvent;
import dev.threadmark.ticket.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A merge is undone, whoever made it, and is not made again by a machine. */
class UnmergingTest {
  private final MailRoom room = new MailRoom(new MemoryTable());

  @Test
  void theTicketComesBackWithItsMessagesAndWhatCameSinceStays() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    room.merge(chair, lamp);
    assertEquals(lamp, room.kim("chair2", "Re: Chair", answers("chair")));

    MailRoom.so(room.unmerge(chair));

    assertEquals(List.of("chair"), room.on(chair));
    assertEquals(List.of("lamp", "chair2"), room.on(lamp));
    assertEquals(2, room.ticket(lamp).messages());
    assertEquals(Status.OPEN, room.ticket(chair).status());
    assertEquals(Optional.empty(), room.ticket(chair).survivor());
    assertEquals(Set.of(), room.ticket(lamp).absorbed());
    assertEquals(Set.of(lamp.value(), chair.value()), room.shown().keySet());
    assertEquals(Set.of(lamp), room.ticket(chair).links());
    assertEquals(Set.of(chair), room.ticket(lamp).links());
  }

  @Test
  void answersToItsMessagesAreItsOwnAgain() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    room.merge(chair, lamp);
    room.unmerge(chair);
    assertEquals(chair, room.kim("chair2", "Re: Chair", answers("chair")));
    assertEquals(lamp, room.kim("lamp2", "Re: Lamp", answers("lamp")));
  }

  @Test
  void itHasTheStatusThatItHad() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    room.engine.desk().act(DESK, chair, OptionalInt.empty(), new Act.Turn(Status.CLOSED), ANA);
    room.merge(chair, lamp);
    assertEquals(Status.CLOSED, MailRoom.so(room.unmerge(chair)).status());
  }

  /** Answers that came before what they answer: the late mail made one ticket of two. */
  @Test
  void whatAMachineMergedItDoesNotMergeAgain() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId orphan = room.kim("a2", "Re: Lamp", answers("a1"));
    assertEquals(lamp, room.kim("a1", "Re: Lamp", answers("lamp") + refersTo("lamp")));
    assertEquals(Optional.of(lamp), room.ticket(orphan).survivor());

    MailRoom.so(room.unmerge(orphan));

    assertEquals(List.of("a2"), room.on(orphan));
    assertEquals(List.of("lamp", "a1"), room.on(lamp));
    assertEquals(orphan, room.kim("a3", "Re: Lamp", answers("a2") + refersTo("lamp", "a1", "a2")));
    assertEquals(lamp, room.kim("a4", "Re: Lamp", answers("a1") + refersTo("lamp", "a1", "a2")));
    assertEquals(Optional.empty(), room.ticket(orphan).survivor());
    assertEquals(Optional.empty(), room.ticket(lamp).survivor());
  }

  @Test
  void oneOfAChainComesBackAlone() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    TicketId desk = room.kim("desk", "Desk", "");
    room.merge(desk, chair);
    room.merge(chair, lamp);
    assertEquals(List.of("lamp", "chair", "desk"), room.on(lamp));

    MailRoom.so(room.unmerge(desk));

    assertEquals(List.of("desk"), room.on(desk));
    assertEquals(List.of("lamp", "chair"), room.on(lamp));
    assertEquals(2, room.ticket(lamp).messages());
    assertEquals(Set.of(chair), room.ticket(lamp).absorbed());
  }

  @Test
  void oneThatHadTakenOthersBringsThemAlong() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    TicketId desk = room.kim("desk", "Desk", "");
    room.merge(desk, chair);
    room.merge(chair, lamp);

    MailRoom.so(room.unmerge(chair));

    assertEquals(List.of("chair", "desk"), room.on(chair));
    assertEquals(List.of("lamp"), room.on(lamp));
    assertEquals(Set.of(), room.ticket(lamp).absorbed());
    // Parted from what came back is what goes on in it, too.
    room.kim("desk2", "Re: Desk", answers("desk") + refersTo("lamp", "desk"));
    assertEquals(List.of("lamp"), room.on(lamp));
  }

  @Test
  void doneTwiceItIsDoneOnceAndWhatWasNeverMergedIsRefused() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    assertInstanceOf(Done.Impossible.class, room.unmerge(chair));
    room.merge(chair, lamp);
    room.unmerge(chair);
    int seq = room.ticket(chair).seq();
    MailRoom.so(room.unmerge(chair));
    assertEquals(seq, room.ticket(chair).seq());
    assertInstanceOf(Done.Impossible.class, room.unmerge(lamp));
  }

  @Test
  void whatIsMergedAgainByAPersonMayBeUndoneAgain() {
    TicketId lamp = room.kim("lamp", "Lamp", "");
    TicketId chair = room.kim("chair", "Chair", "");
    room.merge(chair, lamp);
    room.unmerge(chair);
    room.merge(chair, lamp);
    assertEquals(List.of("lamp", "chair"), room.on(lamp));
    assertEquals(2, room.ticket(lamp).messages());
    room.unmerge(chair);
    assertEquals(List.of("lamp"), room.on(lamp));
    assertEquals(1, room.ticket(lamp).messages());
    TicketEvent last =
        room.engine.tickets().events(DESK, lamp).stream().reduce((one, next) -> next).orElseThrow();
    assertEquals(ANA.value(), assertInstanceOf(TicketEvent.Released.class, last).by());
  }
}
