package dev.threadmark.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.doctor.Doctor;
import dev.threadmark.doctor.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that can be wrong reddens its own line, and no other. */
@Timeout(120)
class DoctorTest {

  @ParameterizedTest
  @ValueSource(strings = {"graph", "gmail"})
  void aDeploymentThatIsWellHasNoRedLineAndNothingIsUnknown(String provider) {
    for (Doctor.Line line : examined(provider, Optional.empty())) {
      assertEquals(Finding.Status.GOOD, line.finding().status(), line.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("ailments")
  void anAilmentReddensItsLineAndNoOtherAndComesWithAFix(String provider, Ailment ailment) {
    List<Doctor.Line> red =
        examined(provider, Optional.of(ailment)).stream().filter(Doctor.Line::bad).toList();

    assertEquals(
        List.of(ailment.line()), red.stream().map(Doctor.Line::check).toList(), red::toString);
    Finding finding = red.get(0).finding();
    assertFalse(finding.found().isBlank());
    assertFalse(finding.found().contains("could not be looked at"), finding.found());
    assertTrue(finding.fix().length() > 20, finding.fix());
  }

  static Stream<Arguments> ailments() {
    return Stream.of("graph", "gmail")
        .flatMap(
            provider ->
                Stream.of(Ailment.values())
                    .filter(ailment -> ailment.at(provider))
                    .map(ailment -> Arguments.of(provider, ailment)));
  }

  private static List<Doctor.Line> examined(String provider, Optional<Ailment> ailment) {
    try (SandboxDeployment deployment = new SandboxDeployment(provider, ailment)) {
      return Doctor.examine(deployment.patient());
    }
  }
}
