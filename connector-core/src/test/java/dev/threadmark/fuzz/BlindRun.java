package dev.threadmark.fuzz;

/** The long blind run of one target: its name, how often, the seed. */
public final class BlindRun {
  private BlindRun() {}

  public static void main(String[] args) throws Exception {
    Target target = Target.valueOf(args[0]);
    Stopwatch done = Blind.run(target.check, Long.parseLong(args[1]), Long.parseLong(args[2]));
    System.out.println("RESULT " + target + ": " + done);
  }
}
