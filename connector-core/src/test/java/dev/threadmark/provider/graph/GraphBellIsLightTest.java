package dev.threadmark.provider.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Graph drops notifications of endpoints that wake up slowly. */
class GraphBellIsLightTest {
  private static final ArchRule NO_SDK =
      noClasses()
          .should()
          .transitivelyDependOnClassesThat()
          .resideInAnyPackage("com.microsoft..", "com.azure..", "okhttp3..");

  @Test
  void theBellReaderLoadsNothingOfTheSdk() {
    NO_SDK.check(classes(GraphBell.class, ClientState.class));
  }

  @Test
  void theRuleCanFail() {
    JavaClasses driver = classes(GraphMailbox.class);

    Assertions.assertThrows(AssertionError.class, () -> NO_SDK.check(driver));
  }

  private static JavaClasses classes(Class<?>... classes) {
    return new ClassFileImporter().importClasses(classes);
  }
}
