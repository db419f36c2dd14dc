package dev.threadmark.bench.mails;

import java.util.List;
import java.util.random.RandomGenerator;

/** Words that sound like mail to a lamp maker's support. */
final class Phrases {
  private static final List<String> THINGS =
      List.of(
          "the Lumen Arc",
          "our ceiling lamp",
          "the wall switch",
          "the replacement driver",
          "the second delivery",
          "the dimmer module",
          "the invoice of last month",
          "the smart hub",
          "the outdoor spot",
          "the reading light",
          "the order for the café",
          "the warranty card");
  private static final List<String> HAPPENINGS =
      List.of(
          "flickers as soon as it is dimmed below a third",
          "arrived with a cracked shade on one side",
          "does not pair after the latest update",
          "hums when the heating is switched on",
          "was charged twice, although only one came",
          "has been without power since the storm",
          "shows a red light where the manual says green",
          "gets too warm to touch after an hour",
          "came without the mounting plate",
          "turns itself off at night for no reason that we could find");
  private static final List<String> ASIDES =
      List.of(
          "We tried another socket and another cable, and nothing changed.",
          "The electrician who put it up says that the wiring is fine.",
          "I have attached nothing this time, but I can send pictures if that helps.",
          "Our people need it back before the end of the week.",
          "Could you tell us whether a part can be exchanged on its own?",
          "It happened twice in March and three times since the first of this month.",
          "Please let me know which of the two addresses the parcel goes to.",
          "As far as I can see the serial number ends in 00871.",
          "Nobody was at home when the carrier called, so it went back to the depot.",
          "In the evening it is worse than in the morning, which may be a hint.",
          "I would rather have it repaired than replaced, if there is a choice.",
          "My colleague spoke to somebody on the phone, who promised to call back.");
  private static final List<String> NAMES =
      List.of(
          "Anna Berger",
          "Jonas Lind",
          "Mira Castellanos",
          "Tom Okafor",
          "Siân Hughes",
          "Jürgen Weiß",
          "Chloé Martin",
          "Piotr Nowak",
          "Yuki Tanaka",
          "Laura Bianchi",
          "Omar Haddad",
          "Ingrid Solberg");

  private final RandomGenerator random;

  Phrases(RandomGenerator random) {
    this.random = random;
  }

  String subject() {
    String thing = any(THINGS);
    return Character.toUpperCase(thing.charAt(0)) + thing.substring(1) + " " + any(HAPPENINGS);
  }

  String name() {
    return any(NAMES);
  }

  /** Some sentences, one paragraph. */
  String paragraph() {
    StringBuilder text = new StringBuilder();
    text.append("About ").append(any(THINGS)).append(": it ").append(any(HAPPENINGS));
    text.append(" (case %05d). ".formatted(random.nextInt(100_000)));
    for (int more = 2 + random.nextInt(3); more > 0; more--) {
      text.append(any(ASIDES)).append(' ');
    }
    return text.toString().strip();
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
