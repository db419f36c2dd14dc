package dev.threadmark.azure.worker;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.TimerTrigger;

/**
 * Every five minutes: renews watches, rings mailboxes that were not looked at for a while, sends
 * what is due. A run that fails is not repeated; the next comes soon.
 */
public final class KeeperFunction {

  /**
   * @param timer what the host tells about its schedule; of no interest
   */
  @FunctionName("keeper")
  public void run(
      @TimerTrigger(name = "timer", dataType = "string", schedule = "0 */5 * * * *") String timer) {
    FunctionApp.ofProcess().deployment().keep();
  }
}
