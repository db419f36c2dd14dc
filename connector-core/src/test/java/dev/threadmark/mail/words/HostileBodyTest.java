package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.threadmark.correlate.Fingerprints;
import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A megabyte of what makes a careless pattern or a recursion slow. */
@Tag("long")
class HostileBodyTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TestFactory
  Stream<DynamicTest> textOfAMegabyteIsReadInTime() {
    return Map.ofEntries(
            Map.entry("quote marks", ">"),
            Map.entry("quoted lines", "> x\n"),
            Map.entry("quoted and not", "> x\nx\n"),
            Map.entry("On On On", "On "),
            Map.entry("lines of On", "On 4 May 2026\n"),
            Map.entry("attributions", "On 4 May 2026 Ada wrote:\n"),
            Map.entry("colons", "On 1:\n"),
            Map.entry("addresses", "a@"),
            Map.entry("headers", "From: a@b\n"),
            Map.entry("headers and blanks", "From: a\n\n"),
            Map.entry("delimiters", "--\n"),
            Map.entry("delimiters and blanks", "-- \n\n\n\n\n"),
            Map.entry("dashes", "-"),
            Map.entry("rulers", "__________\nmailing list\n"),
            Map.entry("blanks", "\n"),
            Map.entry("spaces", " "),
            Map.entry("PGP", "-----BEGIN PGP SIGNED MESSAGE-----\n\n"),
            Map.entry("forwards", "----- Original Message -----\n"),
            Map.entry("sent from", "Sent from my "),
            Map.entry("lines of sent from", "Sent from my my my my my my my my my my my my\n"),
            Map.entry("carriage returns", "\r"),
            Map.entry("indented", "On 4 May Ada wrote:\n    x\n    x\n    x\n"))
        .entrySet()
        .stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> inTime(Body.text(megabyte(e.getValue())))));
  }

  @TestFactory
  Stream<DynamicTest> htmlOfAMegabyteIsReadInTime() {
    return Map.of(
            "blockquotes, 5,000 deep",
                "<blockquote>".repeat(5_000) + "x" + "</blockquote>".repeat(5_000),
            "divs, 5,000 deep, with words", "<div>x".repeat(5_000),
            "blockquotes never closed", megabyte("<blockquote>x"),
            "ruled divs", megabyte("<div style='border-top:solid #E1E1E1'><b>From:</b>"),
            "breaks", megabyte("<br>"),
            "spans in one line", megabyte("<span>x</span> "),
            "tables", megabyte("<table><tr><td>x"),
            "lists", megabyte("<ol><li>x"),
            "one long word", "<p>" + "x".repeat(MEGABYTE),
            "broken tags", megabyte("<a <"))
        .entrySet()
        .stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> inTime(Body.html(e.getValue()))));
  }

  private static void inTime(Body body) {
    Words words = assertTimeout(LONG, () -> NewWords.of(body));
    assertFalse(words.written().isBlank() && !body.text().orElse("").isBlank());
    assertTimeout(LONG, () -> Fingerprints.of(words.written()));
    assertTimeout(LONG, () -> Fingerprints.quoted(words.written() + words.elided()));
  }

  private static String megabyte(String of) {
    return of.repeat(MEGABYTE / of.length());
  }
}
