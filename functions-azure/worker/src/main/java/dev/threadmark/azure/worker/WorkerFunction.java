package dev.threadmark.azure.worker;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.QueueTrigger;

/**
 * Takes doorbells off the queue. Returning deletes the message. Throwing (a store that is down, a
 * surprise) has the host show it again after {@code visibilityTimeout}, and after {@code
 * maxDequeueCount} times put it into {@code bells-poison}, which an admin should watch: nobody
 * takes messages off that queue.
 */
public final class WorkerFunction {

  /**
   * @param dequeueCount how often this message was taken, this time included
   */
  @FunctionName("worker")
  public void run(
      @QueueTrigger(
              name = "bell",
              dataType = "string",
              queueName = "bells",
              connection = "AzureWebJobsStorage")
          String bell,
      @BindingName("DequeueCount") long dequeueCount) {
    FunctionApp.ofProcess().answering().answer(bell, Math.toIntExact(dequeueCount));
  }
}
