package dev.threadmark.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.threadmark.doctor.Doctor;
import dev.threadmark.doctor.Finding;
import dev.threadmark.doctor.Pace;
import dev.threadmark.doctor.Patient;
import dev.threadmark.sandbox.graph.GraphSandbox;
import dev.threadmark.settings.BadSettings;
import dev.threadmark.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A deployment as the environment describes it, seen from a laptop without its tables. */
class OwnDeploymentTest {
  private static final Pace PACE =
      new Pace(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(20), Pace::sleep);

  @Test
  void whatTheProviderShowsIsToldAndWhatTheTablesShowIsLeftOut() {
    try (GraphSandbox sandbox = new GraphSandbox();
        OwnDeployment own = OwnDeployment.of(settings(sandbox), Optional.empty())) {
      sandbox.mailbox("support@lumen.example");
      Patient patient = own.deployment().patients(Optional.empty(), PACE).get(0);

      Map<String, Finding.Status> told =
          Doctor.examine(patient, own.leftOut()).stream()
              .collect(Collectors.toMap(Doctor.Line::check, line -> line.finding().status()));

      assertEquals(Finding.Status.GOOD, told.remove("read"));
      assertEquals(Finding.Status.GOOD, told.remove("stamp"));
      assertEquals(Finding.Status.GOOD, told.remove("plus-address"));
      assertEquals(Finding.Status.UNKNOWN, told.remove("forbidden"));
      own.leftOut()
          .keySet()
          .forEach(name -> assertEquals(Finding.Status.UNKNOWN, told.remove(name), name));
      told.forEach((name, status) -> assertEquals(Finding.Status.GOOD, status, name));
    }
  }

  @Test
  void aSettingThatIsMissingIsSaid() {
    assertThrows(
        BadSettings.class, () -> OwnDeployment.of(new Settings(Map.of()), Optional.empty()));
  }

  private static Settings settings(GraphSandbox sandbox) {
    return new Settings(
        Map.of(
            "THREADMARK_MAILBOXES",
            "[{\"provider\":\"graph\",\"address\":\"support@lumen.example\","
                + "\"since\":\"2026-11-28T00:00:00Z\"}]",
            "THREADMARK_URL",
            "https://threadmark.example",
            "THREADMARK_TOKEN_KEYS",
            "k1 00112233445566778899aabbccddeeff",
            "GRAPH_WEBHOOK_SECRET",
            "0123456789abcdef0123456789abcdef",
            "GRAPH_CREDENTIAL",
            "static",
            "GRAPH_TOKEN",
            "sandbox-doctor",
            "GRAPH_URL",
            sandbox.baseUrl().toString()));
  }
}
