package dev.threadmark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.threadmark.engine.illegal.AsksGraphItself;
import dev.threadmark.engine.illegal.RecordsASpan;
import dev.threadmark.illegal.KnowsACloud;
import dev.threadmark.mail.illegal.AsksTheTable;
import dev.threadmark.mail.illegal.ReadsAFile;
import dev.threadmark.mail.illegal.ReadsTheClock;
import dev.threadmark.mail.illegal.ReadsTheEnvironment;
import dev.threadmark.mail.illegal.ThrowsDice;
import dev.threadmark.mail.illegal.WritesALog;
import dev.threadmark.outbox.illegal.SendsByGraphItself;
import dev.threadmark.outbox.illegal.SleepsOnItself;
import dev.threadmark.provider.gmail.illegal.AsksGraph;
import dev.threadmark.provider.graph.illegal.AsksGmail;
import dev.threadmark.provider.graph.illegal.WritesTickets;
import dev.threadmark.store.illegal.AsksTheProvider;

/** Which way imports may point, and for each rule a class that breaks it. */
enum Direction {
  PURE_CORE_KNOWS_NO_OUTER_PACKAGE(
      pure()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.threadmark.port..",
                  "dev.threadmark.store..",
                  "dev.threadmark.provider..",
                  "dev.threadmark.outbox..",
                  "dev.threadmark.engine..")),
      AsksTheTable.class),

  PURE_CORE_TAKES_THE_TIME_AS_A_PARAMETER(
      pure()
          .should()
          .dependOnClassesThat(are(nameMatching("java\\.time\\.(Clock|InstantSource)")))
          .orShould()
          .callMethodWhere(calls("java\\.time\\..*", "now"))
          .orShould()
          .callMethodWhere(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime"))
          .orShould()
          .callConstructor(java.util.Date.class),
      ReadsTheClock.class),

  PURE_CORE_THROWS_NO_DICE(
      pure()
          .should()
          .dependOnClassesThat(
              are(nameMatching("java\\.(util|security)\\.(.*\\.)?\\w*Random(Generator\\w*)?")))
          .orShould()
          .callMethodWhere(calls("java\\.util\\.UUID", "randomUUID"))
          .orShould()
          .callMethodWhere(calls("java\\.lang\\.Math|java\\.lang\\.StrictMath", "random")),
      ThrowsDice.class),

  PURE_CORE_OPENS_NOTHING(
      pure()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                  // These two only compute, whatever package they lie in.
                  .and(not(nameMatching("java\\.net\\.(IDN|URLDecoder)")))
                  .or(resideInAnyPackage("java.io").and(not(inMemory())))),
      ReadsAFile.class),

  PURE_CORE_SAYS_AND_SERIALISES_NOTHING(
      pure()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.util.logging..",
                      "org.slf4j..",
                      "org.apache.logging..",
                      "com.fasterxml.jackson..")
                  .or(nameMatching("java\\.lang\\.System\\$Logger.*"))),
      WritesALog.class),

  PURE_CORE_LOOKS_AT_NO_ENVIRONMENT(
      pure()
          .should()
          .callMethodWhere(calls("java\\.lang\\.System", "getenv|getProperty|getProperties"))
          .orShould()
          .dependOnClassesThat(are(nameMatching("java\\.lang\\.(Thread|Process\\w*|Runtime)"))),
      ReadsTheEnvironment.class),

  STORE_KNOWS_THE_PORTS_AND_THE_PURE_CORE(
      classes()
          .that()
          .resideInAPackage("dev.threadmark.store..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "com.fasterxml.jackson..",
                  "dev.threadmark.store..",
                  "dev.threadmark.port..",
                  "dev.threadmark.ticket..",
                  "dev.threadmark.correlate..",
                  "dev.threadmark.mail..")),
      AsksTheProvider.class),

  OUTBOX_KNOWS_THE_PORTS_THE_STORE_AND_THE_PURE_CORE(
      classes()
          .that()
          .resideInAPackage("dev.threadmark.outbox..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "dev.threadmark.outbox..",
                  "dev.threadmark.store..",
                  "dev.threadmark.port",
                  "dev.threadmark.provider",
                  "dev.threadmark.ticket..",
                  "dev.threadmark.correlate..",
                  "dev.threadmark.mail..")),
      SendsByGraphItself.class),

  OUTBOX_STARTS_NO_THREAD_AND_ASKS_ITS_CLOCK_ONLY(
      in("dev.threadmark.outbox..")
          .should()
          .callMethodWhere(calls("java\\.time\\..*", "now|system.*"))
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage("java.util.concurrent..").or(nameMatching("java\\.lang\\.Thread")))
          .orShould()
          .callMethodWhere(calls("java\\.lang\\.System", "currentTimeMillis|nanoTime")),
      SleepsOnItself.class),

  GRAPH_DOES_NOT_KNOW_GMAIL(
      in("dev.threadmark.provider.graph..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.threadmark.provider.gmail..", "com.google.api..")),
      AsksGmail.class),

  GMAIL_DOES_NOT_KNOW_GRAPH(
      in("dev.threadmark.provider.gmail..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.threadmark.provider.graph..", "com.microsoft..")),
      AsksGraph.class),

  PROVIDERS_DO_NOT_KNOW_WHAT_BECOMES_OF_MAIL(
      in("dev.threadmark.provider..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.threadmark.engine..",
                  "dev.threadmark.outbox..",
                  "dev.threadmark.store..",
                  "dev.threadmark.port..",
                  "dev.threadmark.ticket..",
                  "dev.threadmark.correlate..")),
      WritesTickets.class),

  ENGINE_KNOWS_NO_PROVIDER_BY_NAME(
      in("dev.threadmark.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "dev.threadmark.provider.graph..",
                  "dev.threadmark.provider.gmail..",
                  "com.microsoft..",
                  "com.google.api..")),
      AsksGraphItself.class),

  ONLY_TELEMETRY_KNOWS_OPENTELEMETRY(
      noClasses()
          .that()
          .resideInAPackage("dev.threadmark..")
          .and()
          .resideOutsideOfPackages("dev.threadmark.telemetry..", "dev.threadmark.setup..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.opentelemetry..", "dev.threadmark.telemetry..")),
      RecordsASpan.class),

  NOTHING_HERE_KNOWS_A_CLOUD(
      in("dev.threadmark..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "com.azure.data..",
                  "com.azure.storage..",
                  "software.amazon..",
                  "com.amazonaws..")),
      KnowsACloud.class);

  final ArchRule rule;
  final Class<?> illegal;

  Direction(ArchRule rule, Class<?> illegal) {
    // A package that is not there yet breaks no rule; the illegal class proves that one can break.
    this.rule = rule.allowEmptyShould(true);
    this.illegal = illegal;
  }

  private static GivenClassesConjunction pure() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            "dev.threadmark.mail..", "dev.threadmark.ticket..", "dev.threadmark.correlate..");
  }

  private static GivenClassesConjunction in(String packages) {
    return noClasses().that().resideInAPackage(packages);
  }

  private static DescribedPredicate<JavaCall<?>> calls(String owner, String method) {
    return JavaCall.Predicates.target(owner(nameMatching(owner)))
        .and(JavaCall.Predicates.target(nameMatching(method)))
        .forSubtype();
  }

  /** Streams over bytes and characters that somebody else has opened, and their exceptions. */
  private static DescribedPredicate<JavaClass> inMemory() {
    return nameMatching(
            "java\\.io\\.("
                + "(ByteArray|Buffered|Filter|Pushback|Sequence)?(Input|Output)Stream"
                + "|(Buffered|InputStream|Pushback|String|Filter)?(Reader|Writer)"
                + "|(IO|EOF|UncheckedIO)Exception|Closeable|Serializable)")
        .forSubtype();
  }
}
