package dev.threadmark.doctor;

/**
 * What a check came to.
 *
 * @param found a sentence without mail text or secrets
 * @param fix what to do, a sentence; empty where there is nothing to do
 */
public record Finding(Status status, String found, String fix) {

  public enum Status {
    GOOD,
    BAD,
    /** It could not be told; no alarm. */
    UNKNOWN
  }

  public static Finding good(String found) {
    return new Finding(Status.GOOD, found, "");
  }

  public static Finding bad(String found, String fix) {
    return new Finding(Status.BAD, found, fix);
  }

  public static Finding unknown(String found) {
    return new Finding(Status.UNKNOWN, found, "");
  }
}
