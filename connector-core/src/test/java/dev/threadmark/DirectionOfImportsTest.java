package dev.threadmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectionOfImportsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.threadmark");

  @ParameterizedTest
  @EnumSource(Direction.class)
  void ourClassesKeepTheRule(Direction direction) {
    EvaluationResult result = direction.rule.evaluate(OURS);
    assertEquals(List.of(), result.getFailureReport().getDetails());
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void theIllegalClassBreaksTheRule(Direction direction) {
    EvaluationResult result =
        direction.rule.evaluate(new ClassFileImporter().importClasses(direction.illegal));
    assertTrue(result.hasViolation());
  }

  @Test
  void theRulesLookAtOurClassesAndNotAtTheIllegalOnes() {
    assertTrue(OURS.contain("dev.threadmark.mail.MessageId"));
    assertFalse(OURS.contain(Direction.PURE_CORE_THROWS_NO_DICE.illegal));
  }
}
