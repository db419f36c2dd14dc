package dev.threadmark.provider.gmail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The webhook must answer within its cold start: nothing of Google's SDK is loaded for it. */
class GmailBellIsLightTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.threadmark");

  @Test
  void theBellReachesNoSdk() {
    reachesNoSdk(GmailBell.class).check(classes);
  }

  @Test
  void theRuleWouldNoticeAnSdk() {
    ArchRule rule = reachesNoSdk(GmailMailbox.class);
    assertThrows(AssertionError.class, () -> rule.check(classes));
  }

  private static ArchRule reachesNoSdk(Class<?> type) {
    return noClasses()
        .that()
        .belongToAnyOf(type)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAPackage("com.google..");
  }
}
