package dev.threadmark.customer;

import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.mail.Address;
import dev.threadmark.outbox.OutboxEntry;
import dev.threadmark.outbox.WayBack;
import dev.threadmark.provider.OutboxKey;
import dev.threadmark.provider.OutgoingMail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Codes of six digits, sent to the address that a link was made for and to no other. What is kept
 * is a signature under the deployment's key, so that who reads the table alone cannot try them all.
 */
final class Codes {
  /** How long a code is good. */
  static final Duration GOOD = Duration.ofMinutes(10);

  private static final String SEAL = "page-code";
  private static final int MAC = 26;

  private final Doors doors;
  private final TokenKeys keys;
  private final Owing owing;
  private final SecureRandom random = new SecureRandom();

  Codes(Doors doors, TokenKeys keys, Owing owing) {
    this.doors = doors;
    this.keys = keys;
    this.owing = owing;
  }

  /** Has a code sent, unless that was asked too often. */
  Doors.Asked send(Visit visit, Instant now) {
    String code = "%06d".formatted(random.nextInt(1_000_000));
    byte[] salt = new byte[16];
    random.nextBytes(salt);
    String salted = HexFormat.of().formatHex(salt);
    String seal = keys.sign(SEAL, MAC, visit.name(), salted, code);
    Doors.Asked asked =
        doors.ask(visit.door(keys), new Doors.Code(salted, seal, now.plus(GOOD), 0), now);
    if (asked == Doors.Asked.SEND) {
      OutgoingMail mail = mail(visit, salted, code, now);
      owing.owe(
          OutboxEntry.owed(
              visit.mailbox(), visit.ticket().id(), OutboxEntry.CODE, mail, now, now.plus(GOOD)));
    }
    return asked;
  }

  /** True if {@code typed} is the code that is good; then it is not any more. */
  boolean open(Visit visit, String typed, Instant now) {
    String code = typed.replaceAll("[\\s-]", "");
    return doors.open(
        visit.door(keys),
        sent -> keys.signed(sent.seal(), SEAL, MAC, visit.name(), sent.salt(), code),
        now);
  }

  private OutgoingMail mail(Visit visit, String salt, String code, Instant now) {
    OutboxKey key = OutboxEntry.key(visit.mailbox(), visit.ticket().id(), "code|" + salt);
    Address from = visit.mailbox().address();
    WayBack back = WayBack.of(keys, visit.mailbox(), visit.ticket().id(), visit.holder());
    return new OutgoingMail(
        key,
        from,
        List.of(visit.holder()),
        List.of(),
        Optional.of(back.address()),
        "Your code for request " + visit.ticket().id(),
        """
        Your code is %s

        It opens the page of request %s and is good for ten minutes.
        If you did not ask for it, do nothing: without it nobody can read or write there.
        """
            .formatted(code, visit.ticket().id()),
        Optional.empty(),
        back.fields(OutboxEntry.CODE),
        true,
        List.of(),
        now);
  }
}
