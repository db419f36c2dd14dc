package dev.threadmark.aws.emulators;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;

/** ElasticMQ on a clock that can be put forward, by the milliseconds in a line of input. */
final class SqsProcess {
  private static final AtomicLong AHEAD = new AtomicLong();

  private SqsProcess() {}

  public static void main(String[] args) throws IOException {
    Lines.keepOutput();
    ActorSystem system = ActorSystem.create("elasticmq");
    ActorRef queues =
        system.actorOf(
            Props.create(
                QueueManagerActor.class, new Clock(), StrictSQSLimits$.MODULE$, Option.empty()));
    int port =
        SQSRestServerBuilder.withActorSystem(system)
            .withQueueManagerActor(queues)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .start()
            .waitUntilStarted()
            .localAddress()
            .getPort();
    Lines.serve(port, millis -> Long.toString(AHEAD.addAndGet(Long.parseLong(millis))));
  }

  private static final class Clock extends NowProvider {
    @Override
    public long nowMillis() {
      return System.currentTimeMillis() + AHEAD.get();
    }

    @Override
    public OffsetDateTime now() {
      return OffsetDateTime.now(ZoneOffset.UTC).plusNanos(AHEAD.get() * 1_000_000);
    }
  }
}
