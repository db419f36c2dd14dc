package dev.threadmark.fuzz;

/** The long blind run of one target: its name, how often, the seed. */
public final class BlindRun {
  private BlindRun() {}

  public static void main(String[] args) throws Exception {
    System.out.println(
        "RESULT "
            + Blind.run(Target.valueOf(args[0]), Long.parseLong(args[1]), Long.parseLong(args[2])));
  }
}
