package dev.threadmark.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.threadmark.cases.TestKeys;
import dev.threadmark.correlate.Carriers;
import dev.threadmark.correlate.PageLinks;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.letter.Form;
import dev.threadmark.port.memory.MemoryTable;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reply token's own file goes with an answer only where there is room for one more. */
class ComposerFilesTest {
  @ParameterizedTest
  @CsvSource({"0,0,1", "0,19,1", "0,20,0", "19,0,20", "20,0,20", "5,14,6", "5,15,5"})
  void filesThatWereUploadedTakeRoomToo(int enclosed, int uploaded, int files) {
    MailRoom room = new MailRoom(new MemoryTable());
    Ticket ticket = room.ticket(room.kim("q", "Lamp", ""));
    Written written =
        new Written(
            Written.Mode.REPLY,
            List.of(new Address("kim@customer.example")),
            List.of(),
            "Here they are.",
            Optional.empty(),
            IntStream.range(0, enclosed)
                .mapToObj(i -> new Enclosed(i + ".txt", "text/plain", new byte[] {1}))
                .toList(),
            IntStream.range(0, uploaded).mapToObj(i -> "%040x".formatted(i)).toList(),
            Form.PLAIN,
            "");
    assertEquals(Optional.empty(), written.fault());
    Carriers json = Carriers.of(Set.of(Carriers.Place.JSON));
    List<Enclosed> all = new Composer(TestKeys.ONE, PageLinks.NONE).files(ticket, written, json);
    assertEquals(files, all.size());
  }
}
