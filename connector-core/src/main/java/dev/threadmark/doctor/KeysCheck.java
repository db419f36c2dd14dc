package dev.threadmark.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How old the key is that signs reply tokens. Keys do not say: it is written down when one is first
 * seen.
 */
final class KeysCheck implements Check {
  private static final long MOST_DAYS = 365;

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<String> needs() {
    return List.of("table");
  }

  @Override
  public Finding look(Examination of) {
    Patient patient = of.patient();
    Instant now = patient.clock().instant();
    String id = patient.engine().tokenKeys().signing();
    Instant first = KeySightings.over(patient.table()).firstSeen(id, now);
    long days = Duration.between(first, now).toDays();
    String told = "key %s signs and was first seen %d days ago".formatted(id, days);
    return days > MOST_DAYS
        ? Finding.bad(
            told,
            "add a key behind the others in THREADMARK_TOKEN_KEYS: it signs from then on, and the"
                + " old ones stay good for old mail")
        : Finding.good(told + "; when secrets of the login expire is not known here");
  }
}
