package dev.threadmark.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.local.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir private Path folder;

  @Test
  void theSameRulesOverTheSameMailsDecideTheSame() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 5);
    run("import", mbox);

    Console.Said said = run("replay", mbox);

    assertEquals(0, said.exit());
    assertEquals("", said.out());
  }

  @Test
  void mailThatWouldBeOnAnotherTicketIsTold() throws IOException {
    Path mbox = Letters.mbox(folder.resolve("old.mbox"), 2);
    run("import", mbox);
    Path torn = folder.resolve("torn.mbox");
    String answers = "In-Reply-To: <1.0@x.example>\n";
    Files.writeString(
        torn, Files.readString(mbox).replace(answers, "").replace("Re: Lamp 1", "Other"));

    Console.Said said = run("replay", torn);

    assertEquals(1, said.exit());
    JsonNode first = said.json().get(0);
    assertEquals("1.1@x.example", first.get("messageId").asText());
    assertEquals("append", first.get("was").get("decision").asText());
    assertEquals("open", first.get("is").get("decision").asText());
    assertTrue(first.get("elsewhere").asBoolean());
  }

  private Console.Said run(String command, Path mbox) {
    List<String> args = new ArrayList<>(List.of(command, mbox.toString(), "--json"));
    args.addAll(List.of("--data", folder.resolve("data").toString()));
    args.addAll(List.of("--mailbox", "main/" + Letters.MAILBOX));
    return Console.run(args.toArray(new String[0]));
  }
}
