package dev.threadmark.desk;

import dev.threadmark.correlate.Policy;
import dev.threadmark.mail.Address;
import dev.threadmark.ticket.Message;
import dev.threadmark.ticket.Role;
import dev.threadmark.ticket.Ticket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom an answer goes to unless its author says otherwise. Guests and we ourselves are never among
 * them.
 *
 * @param to who wrote last, or whose matter it is
 * @param all these and everybody else who takes part
 */
public record Addressees(List<Address> to, List<Address> all) {

  public static Addressees of(Ticket ticket, List<Message> messages, Policy policy) {
    Set<Address> us = new LinkedHashSet<>(policy.aliases());
    us.add(ticket.mailbox().address());
    Set<Address> to = new LinkedHashSet<>();
    messages.stream()
        .filter(message -> !message.sent() && !message.from().isEmpty())
        .filter(message -> customer(message.standing()))
        .reduce((one, later) -> later)
        .map(message -> new Address(message.from()))
        .ifPresent(to::add);
    if (to.isEmpty()) {
      to.addAll(ticket.requesters());
    }
    Set<Address> all = new LinkedHashSet<>(to);
    ticket.parties().keySet().stream()
        .filter(who -> ticket.roleOf(who).filter(Addressees::customer).isPresent())
        .forEach(all::add);
    all.removeIf(who -> us.contains(who.withoutPlusTag()));
    to.removeIf(who -> us.contains(who.withoutPlusTag()));
    return new Addressees(List.copyOf(to), List.copyOf(all));
  }

  private static boolean customer(Role role) {
    return role == Role.REQUESTER || role == Role.PARTICIPANT;
  }
}
