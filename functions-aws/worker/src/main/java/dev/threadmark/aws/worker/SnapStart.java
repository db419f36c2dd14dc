package dev.threadmark.aws.worker;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What Lambda calls around the snapshot of a function with SnapStart.
 *
 * <p>Before it, everything is loaded that the first mail would load, see {@link Priming}. After a
 * restore all that was built is let go and made anew when it is needed: access tokens and secrets
 * may have expired, connections are dead, and a random generator that was seeded before the
 * snapshot would draw the same in every copy. (No such generator is kept in a static field.)
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">runtime
 *     hooks</a>
 */
final class SnapStart implements Resource {
  private static final System.Logger LOG = System.getLogger(SnapStart.class.getName());

  private final Parts parts;

  SnapStart(Parts parts) {
    this.parts = parts;
  }

  void register() {
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      Priming.run();
    } catch (RuntimeException e) {
      // A start that is slower is better than none.
      LOG.log(System.Logger.Level.WARNING, "not primed: {0}", e.toString());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    parts.forget();
  }
}
