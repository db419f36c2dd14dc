package dev.threadmark.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.threadmark.bench.mails.Letter;
import dev.threadmark.bench.mails.MailStream;
import dev.threadmark.sandbox.SandboxProvider;
import dev.threadmark.sandbox.SandboxProvider.Folder;
import dev.threadmark.sandbox.SandboxProvider.Found;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The provider and the world outside, in a process of its own. Arguments: provider, address of the
 * mailbox, seed of its mail.
 */
public final class SandboxProcess {
  private final String address;
  private final Desk desk;
  private final SandboxProvider sandbox;
  private final MailStream stream;
  private final List<Letter> prepared = new ArrayList<>();

  private SandboxProcess(String provider, String address, long seed) {
    this.address = address;
    this.desk = Desk.named(provider);
    this.sandbox = desk.sandbox(address);
    this.stream = new MailStream(address, seed);
  }

  public static void main(String[] args) throws IOException {
    SandboxProcess process = new SandboxProcess(args[0], args[1], Long.parseLong(args[2]));
    new Talk()
        .when("url", any -> Map.of("url", process.sandbox.baseUrl().toString()))
        .when("ring at", process::ringAt)
        .when("hold", with -> process.hold(with.path("hold").asBoolean()))
        .when("prepare", with -> process.prepare(with.path("mails").asInt()))
        .when("deliver", any -> process.deliver())
        .when("drain", any -> process.drain())
        .when("counts", any -> process.counts())
        .untilTheEnd();
  }

  private Map<String, ?> ringAt(JsonNode with) {
    desk.ringAt(URI.create(with.path("webhook").asText()));
    return Map.of();
  }

  private Map<String, ?> hold(boolean hold) {
    sandbox.holdNotifications(hold);
    return Map.of();
  }

  private Map<String, ?> drain() {
    sandbox.drainNotifications();
    return Map.of();
  }

  /** Mail is written before the clock runs. */
  private Map<String, ?> prepare(int mails) {
    for (int i = 0; i < mails; i++) {
      prepared.add(stream.next());
    }
    return Map.of("bytes", prepared.stream().mapToLong(letter -> letter.raw().length).sum());
  }

  /** The thread of each mail by the id that the provider gave it. */
  private Map<String, ?> deliver() {
    Map<String, Integer> threads = new LinkedHashMap<>();
    for (Letter letter : prepared) {
      threads.put(deliver(letter), letter.thread());
    }
    prepared.clear();
    return Map.of("threads", threads);
  }

  private String deliver(Letter letter) {
    return letter.sent()
        ? sandbox.deliver(address, letter.raw(), Folder.SENT, letter.at())
        : sandbox.deliver(
            address, letter.raw(), Folder.INBOX, letter.at(), Found.PASS, letter.fromDomain());
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    sandbox
        .traffic()
        .counts()
        .forEach(
            (kind, count) -> {
              String name = kind.purpose() + "/" + kind + "/";
              counts.put(name + "requests", count.requests());
              counts.put(name + "calls", count.calls());
              counts.put(name + "bytes", count.bytes());
              counts.put(name + "nanos", count.nanos());
            });
    counts.put("cpuNanos", Talk.cpuNanos());
    return counts;
  }
}
