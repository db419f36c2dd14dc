package dev.threadmark.azure.emulators;

/** The emulator cannot be had on this machine. The message is one sentence that says why. */
public final class EmulatorUnavailable extends RuntimeException {
  EmulatorUnavailable(String why, Throwable cause) {
    super(why, cause);
  }
}
