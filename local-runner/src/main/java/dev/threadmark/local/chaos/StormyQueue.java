package dev.threadmark.local.chaos;

import dev.threadmark.port.Queue;
import dev.threadmark.port.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;

/** A queue in bad weather: delivers at least once, and its answers get lost. */
final class StormyQueue implements Queue {
  private final Queue queue;
  private final Weather weather;
  private final Stage stage;

  StormyQueue(Queue queue, Weather weather, Stage stage) {
    this.queue = queue;
    this.weather = weather;
    this.stage = stage;
  }

  @Override
  public void put(String message) {
    stage.step("put a bell");
    if (weather.strikes(Fault.STORE_DOWN_BEFORE, "put a bell")) {
      throw new StoreUnavailable("the queue cannot be reached", null);
    }
    queue.put(message);
    if (weather.strikes(Fault.QUEUE_TELLS_TWICE, "put a bell")) {
      queue.put(message);
    }
  }

  @Override
  public Optional<Taken> take(Duration lease) {
    stage.step("take a bell");
    return queue.take(lease).map(Stormy::new);
  }

  private final class Stormy implements Taken {
    private final Taken taken;

    Stormy(Taken taken) {
      this.taken = taken;
    }

    @Override
    public String message() {
      return taken.message();
    }

    @Override
    public int attempt() {
      return taken.attempt();
    }

    @Override
    public void done() {
      stage.step("a bell is done");
      if (weather.strikes(Fault.WORKER_DIES_BEFORE_WRITE, "a bell is done")) {
        stage.die();
      }
      taken.done();
    }

    @Override
    public void again(Duration delay) {
      stage.step("a bell comes again");
      taken.again(delay);
    }
  }
}
