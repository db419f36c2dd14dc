package dev.threadmark.telemetry;

import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Enclosed;
import dev.threadmark.provider.MailSender;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.provider.ProviderId;
import dev.threadmark.provider.Sending;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A sender whose calls are counted. */
record MeteredSender(String name, MailSender inner, ProviderCalls calls) implements MailSender {

  @Override
  public Sending find(MailboxId mailbox, OutgoingMail mail) {
    return count("look for sent mail", mailbox, () -> inner.find(mailbox, mail));
  }

  @Override
  public Sending send(
      MailboxId mailbox, OutgoingMail mail, List<Enclosed> enclosed, Optional<ProviderId> draft) {
    return count("send", mailbox, () -> inner.send(mailbox, mail, enclosed, draft));
  }

  private Sending count(String call, MailboxId mailbox, Supplier<Sending> work) {
    return calls.count(
        new ProviderCalls.Call(name, call, mailbox), work, sending -> sending.match(new Reading()));
  }

  private static final class Reading implements Sending.Cases<ProviderCalls.Answered> {
    @Override
    public ProviderCalls.Answered sent(Sending.Sent sent) {
      return new ProviderCalls.Answered("got", false, false);
    }

    @Override
    public ProviderCalls.Answered notYet(Sending.NotYet notYet) {
      return new ProviderCalls.Answered("gone", false, false);
    }

    @Override
    public ProviderCalls.Answered unknown(Sending.Unknown unknown) {
      return new ProviderCalls.Answered("unknown", MeteredProvider.throttled(unknown.why()), true);
    }

    @Override
    public ProviderCalls.Answered later(Sending.Later later) {
      return new ProviderCalls.Answered("later", MeteredProvider.throttled(later.why()), true);
    }

    @Override
    public ProviderCalls.Answered refused(Sending.Refused refused) {
      return new ProviderCalls.Answered("refused", false, true);
    }
  }
}
