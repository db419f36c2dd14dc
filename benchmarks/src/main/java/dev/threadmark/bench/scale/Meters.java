package dev.threadmark.bench.scale;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Partitions that many mailboxes share, and what else is counted by the second. */
final class Meters {
  private static final int PARTITIONS = 16;
  private static final double GMAIL_PROJECT = 1_200_000 / 60.0;
  private final Host host;
  private final SplittableRandom random;
  private final Map<String, Rate> partitions = new LinkedHashMap<>();
  private final Rate[] keys = new Rate[PARTITIONS];
  private final Rate[] subjects = new Rate[PARTITIONS];
  private final Rate cursors;
  private final Rate upkeep;
  private final Rate mirror;
  final Rate account;
  final Rate webhook;
  final Rate gmail = new Rate(GMAIL_PROJECT);

  Meters(Host host, SplittableRandom random) {
    this.host = host;
    this.random = random;
    for (int i = 0; i < PARTITIONS; i++) {
      keys[i] = partition("key/%x".formatted(i));
      subjects[i] = partition("subject/%x".formatted(i));
    }
    cursors = partition("mailboxes");
    upkeep = partition("upkeep");
    mirror = partition("mirror");
    account = new Rate(host.account());
    webhook = new Rate(host.webhook());
  }

  private Rate partition(String name) {
    Rate rate = new Rate(host.partition());
    partitions.put(name, rate);
    return rate;
  }

  void walk(long from, long until, Walk used, int mails) {
    account.add(from, until, used.azureTransactions());
    gmail.add(from, until, used.units());
    cursors.add(from, until, 1 + mails / 100);
    if (mails > 0) {
      mirror.add(from, until, Assumed.MIRROR_ROWS * mails * (1 + host.unitsARow()) / 2);
      scatter(keys, from, until, Assumed.KEY_ROWS * mails);
      scatter(subjects, from, until, Assumed.SUBJECT_ROWS * mails);
    }
  }

  /** Few rows to places that hashes would choose, many to all alike. */
  private void scatter(Rate[] among, long from, long until, double rows) {
    double units = rows * host.unitsARow();
    if (rows > PARTITIONS) {
      for (Rate one : among) {
        one.add(from, until, units / PARTITIONS);
      }
      return;
    }
    int pieces = (int) Math.ceil(rows);
    for (int i = 0; i < pieces; i++) {
      among[random.nextInt(PARTITIONS)].add(from, until, units / pieces);
    }
  }

  void kept(long at) {
    upkeep.add(at, at + 1, 1);
  }

  Map.Entry<String, Rate> busiest() {
    Map.Entry<String, Rate> most = null;
    for (Map.Entry<String, Rate> one : partitions.entrySet()) {
      one.getValue().ended();
      most = most == null || one.getValue().most() > most.getValue().most() ? one : most;
    }
    return most;
  }
}
