package dev.threadmark.notice;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.outbox.AnswerLog;
import dev.threadmark.port.Table;
import dev.threadmark.provider.OutgoingMail;
import dev.threadmark.store.People;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may be told of a mailbox's tickets, and who wants to. Only those who may answer there: whom
 * the settings name, or who had a role when they last came to the console, see {@link People}.
 * Never an address that is itself watched, which would answer.
 */
final class Colleagues {
  private final People people;
  private final AnswerLog answers;
  private final Map<MailboxId, Staff> staff;
  private final Set<Address> watched;

  Colleagues(Table table, Collection<Staff> staff) {
    this.people = new People(table);
    this.answers = new AnswerLog(table);
    this.staff = staff.stream().collect(Collectors.toMap(Staff::mailbox, Function.identity()));
    this.watched = new LinkedHashSet<>();
    staff.forEach(
        one -> {
          watched.add(one.mailbox().address().withoutPlusTag());
          watched.addAll(one.aliases());
        });
  }

  Optional<Staff> of(MailboxId mailbox) {
    return Optional.ofNullable(staff.get(mailbox));
  }

  /** Those of an audience who may be told and want to be. */
  Set<Address> wanting(MailboxId mailbox, Audience audience, Instant now) {
    Set<Address> wanting = new LinkedHashSet<>();
    if (of(mailbox).filter(Staff::mails).isEmpty()) {
      return wanting;
    }
    boolean everybody = audience.people().isEmpty() && audience.everybody();
    Map<Address, Optional<People.Known>> some = new LinkedHashMap<>();
    if (everybody) {
      of(mailbox).orElseThrow().listed().forEach(one -> some.put(one, Optional.empty()));
      people.all(mailbox.tenant()).forEach(one -> some.put(one.address(), Optional.of(one)));
    } else {
      audience.people().forEach(who -> some.put(who, people.find(mailbox.tenant(), who)));
    }
    for (Map.Entry<Address, Optional<People.Known>> one : some.entrySet()) {
      Address who = one.getKey();
      Optional<People.Known> known = one.getValue();
      Map<String, Boolean> said = known.map(People.Known::mail).orElse(Map.of());
      boolean wants = audience.matter().wanted(said) && (!everybody || Matter.OPENED.wanted(said));
      boolean own = Address.parse(audience.by()).filter(who::equals).isPresent();
      if (wants && !own && reachable(mailbox, who, known, now)) {
        wanting.add(who);
      }
    }
    return wanting;
  }

  /** True if somebody may be told, whatever they want. */
  boolean mayBeTold(MailboxId mailbox, Address who, Instant now) {
    return of(mailbox).filter(Staff::mails).isPresent()
        && reachable(mailbox, who, people.find(mailbox.tenant(), who), now);
  }

  private boolean reachable(
      MailboxId mailbox, Address who, Optional<People.Known> known, Instant now) {
    boolean answers =
        of(mailbox).filter(one -> one.listed().contains(who)).isPresent()
            || known.filter(one -> one.couldAnswer(mailbox, now)).isPresent();
    return answers
        && !watched.contains(who.withoutPlusTag())
        && OutgoingMail.canBeSentTo(who)
        && !this.answers.bounced(mailbox, who, now);
  }
}
