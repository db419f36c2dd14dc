package dev.threadmark.telemetry;

import dev.threadmark.engine.PageHandler;
import dev.threadmark.provider.Delivery;
import dev.threadmark.store.MailMark;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/**
 * What becomes of each mail: a span without length, a count, a line in the log. A page that is
 * handled anew after a crash tells of its mails anew.
 */
final class Mails {
  private static final System.Logger LOG = System.getLogger(Mails.class.getName());

  private final Spans spans;
  private final LongCounter mails;
  private final LongCounter holds;

  Mails(Spans spans, Meter meter) {
    this.spans = spans;
    mails = counter(meter, "threadmark.mails", "Mails handled, by what was decided.");
    holds = counter(meter, "threadmark.holds", "Mails held for a person to confirm.");
  }

  PageHandler.Observer before(PageHandler.Observer further) {
    return new PageHandler.Observer() {
      @Override
      public void handled(Delivery delivery, MailMark mark) {
        record(delivery, mark);
        further.handled(delivery, mark);
      }

      @Override
      public Runnable begun(int changes) {
        Runnable end = begin(changes);
        Runnable furtherEnd = further.begun(changes);
        return () -> {
          furtherEnd.run();
          end.run();
        };
      }
    };
  }

  private Runnable begin(int changes) {
    Span span = spans.named("handle page").setAttribute(Names.CHANGES, (long) changes).startSpan();
    Scope scope = span.makeCurrent();
    return () -> {
      scope.close();
      span.end();
    };
  }

  private void record(Delivery delivery, MailMark mark) {
    String mailbox = Names.of(delivery.mailbox());
    Attributes counted =
        Attributes.builder()
            .put(Names.MAILBOX, mailbox)
            .put(Names.DECISION, mark.decision())
            .put(Names.RULE, mark.rule())
            .put(Names.KIND, mark.kind())
            .build();
    mails.add(1, counted);
    if (mark.decision().equals("hold")) {
      holds.add(1, counted);
    }
    AttributesBuilder told = counted.toBuilder().put(Names.MAIL, Names.ofMail(mark.digest()));
    mark.ticket().ifPresent(ticket -> told.put(Names.TICKET, ticket));
    spans.named("mail").setAllAttributes(told.build()).startSpan().end();
    LOG.log(System.Logger.Level.INFO, "mail {0}", line(mailbox, mark));
  }

  private static LogFields line(String mailbox, MailMark mark) {
    return new LogFields()
        .with("mailbox", mailbox)
        .with("mail", Names.ofMail(mark.digest()))
        .with("ticket", mark.ticket().orElse(""))
        .with("decision", mark.decision())
        .with("rule", mark.rule())
        .with("kind", mark.kind());
  }

  private static LongCounter counter(Meter meter, String name, String what) {
    return meter.counterBuilder(name).setUnit("{mail}").setDescription(what).build();
  }
}
