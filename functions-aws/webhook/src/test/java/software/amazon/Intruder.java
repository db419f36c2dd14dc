package software.amazon;

/** A class as an SDK would have it; see {@link dev.threadmark.aws.webhook.LoadsAnSdk}. */
public final class Intruder {
  private Intruder() {}

  public static void enter() {}
}
