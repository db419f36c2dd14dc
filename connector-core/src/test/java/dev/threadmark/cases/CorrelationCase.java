package dev.threadmark.cases;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of {@code connector-core/cases}: mails, what happens with them, and what must become of
 * them.
 */
public record CorrelationCase(Path folder, Told told) {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule()).build();

  /**
   * The folder's {@code case.json}. Letters stand for tickets: different letters are different
   * tickets.
   *
   * @param because why this is the right outcome, in a sentence
   * @param mailboxes by the names that the steps use; all of one tenant
   * @param links tickets that must know of each other
   * @param status of tickets when all is done
   * @param parties of tickets: address to role
   * @param messages how many mails a ticket has
   * @param failed mails that bounced
   * @param inOrder true if a mail is tied to the others by its text alone, which finds only a
   *     ticket that is there
   */
  public record Told(
      String title,
      String because,
      Map<String, CaseMailbox> mailboxes,
      List<CaseStep> steps,
      List<Expected> expect,
      List<List<String>> links,
      Map<String, String> status,
      Map<String, Map<String, String>> parties,
      Map<String, Integer> messages,
      List<Failed> failed,
      boolean inOrder) {
    public Told {
      links = links == null ? List.of() : links;
      status = status == null ? Map.of() : status;
      parties = parties == null ? Map.of() : parties;
      messages = messages == null ? Map.of() : messages;
      failed = failed == null ? List.of() : failed;
    }
  }

  /**
   * What becomes of a mail in a mailbox.
   *
   * @param decision open, append, hold, ignore, or gone: nobody saw it
   * @param rule null where any will do
   * @param standing null where any will do
   */
  public record Expected(
      String mail,
      String in,
      String decision,
      String ticket,
      String kind,
      String rule,
      String standing) {}

  /** A bounce of this mail is on record at this ticket. */
  public record Failed(String ticket, String mail, List<String> recipients) {}

  /** All of them, by name. */
  public static List<CorrelationCase> all() {
    try (Stream<Path> folders = Files.list(root())) {
      return folders.filter(Files::isDirectory).sorted().map(CorrelationCase::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static CorrelationCase named(String start) {
    return all().stream().filter(one -> one.name().startsWith(start)).findFirst().orElseThrow();
  }

  public String name() {
    return folder.getFileName().toString();
  }

  /** The mail as it lies in the folder, with its placeholders. */
  public String text(String mail) {
    try {
      return Files.readString(folder.resolve(mail));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mails of the folder, used or not. */
  public List<String> files() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".eml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if its steps may come in any order: none needs what another one left behind. */
  public boolean free() {
    return told.steps().stream().noneMatch(step -> step.mail() == null || placeholders(step))
        && !told.inOrder();
  }

  private boolean placeholders(CaseStep step) {
    return text(step.mail()).contains("{{");
  }

  private static CorrelationCase read(Path folder) {
    try {
      Told told = JSON.readValue(folder.resolve("case.json").toFile(), Told.class);
      return new CorrelationCase(folder, told);
    } catch (IOException e) {
      throw new UncheckedIOException("case " + folder.getFileName(), e);
    }
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path cases = at.resolve("connector-core/cases");
      if (Files.isDirectory(cases)) {
        return cases;
      }
    }
    throw new IllegalStateException("connector-core/cases is not above this folder");
  }

  @Override
  public String toString() {
    return name();
  }
}
