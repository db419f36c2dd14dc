package dev.threadmark.bench.mails;

import java.util.ArrayList;
import java.util.List;

/** A thread as far as it has got: what the next mail of it answers and quotes. */
final class Conversation {
  private static final String DOMAIN = "example.com";

  final int number;
  final int length;
  final String subject;
  final String customerName;
  final String customer;
  final List<String> messageIds = new ArrayList<>();
  String lastText = "";
  String lastAuthor = "";
  boolean lastWasOurs;

  Conversation(int number, int length, String subject, String customerName) {
    this.number = number;
    this.length = length;
    this.subject = subject;
    this.customerName = customerName;
    this.customer = "customer%d@c%d.%s".formatted(number, number % 97, DOMAIN);
  }

  boolean begun() {
    return !messageIds.isEmpty();
  }

  boolean over() {
    return messageIds.size() == length;
  }

  String customerDomain() {
    return customer.substring(customer.indexOf('@') + 1);
  }
}
