package dev.threadmark.engine;

import dev.threadmark.correlate.Arrival;
import dev.threadmark.correlate.Digest;
import dev.threadmark.correlate.ReplyToken;
import dev.threadmark.correlate.TokenKeys;
import dev.threadmark.correlate.Voucher;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.Attachment;
import dev.threadmark.mail.Mail;
import dev.threadmark.mail.MailKind;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.mail.Words;
import dev.threadmark.mail.author.Authenticity;
import dev.threadmark.mail.author.Author;
import dev.threadmark.mail.author.SenderCheck;
import dev.threadmark.mail.kind.Kinds;
import dev.threadmark.mail.words.NewWords;
import dev.threadmark.provider.Change;
import dev.threadmark.provider.Folder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a mail for sense: who speaks, what is new in it. Pure but for the libraries it asks. */
public final class Understanding {
  private Understanding() {}

  /** The same for a mailbox without aliases. */
  public static Arrival of(
      MailboxId mailbox,
      Mail mail,
      Instant receivedAt,
      boolean sent,
      Optional<String> providerThread,
      TokenKeys tokenKeys,
      SenderCheck senders) {
    return of(mailbox, Set.of(), mail, receivedAt, sent, providerThread, tokenKeys, senders);
  }

  /**
   * The mail as it arrived in {@code mailbox}.
   *
   * @param aliases other addresses of it
   * @param senders asked about what was received; what was sent from here is ours
   */
  public static Arrival of(
      MailboxId mailbox,
      Set<Address> aliases,
      Mail mail,
      Instant receivedAt,
      boolean sent,
      Optional<String> providerThread,
      TokenKeys tokenKeys,
      SenderCheck senders) {
    Words words = NewWords.of(mail.body());
    Optional<Voucher> voucher = Voucher.of(mail, tokenKeys, mailbox, aliases);
    if (voucher.isPresent()) {
      return vouched(mailbox, mail, receivedAt, providerThread, words, voucher.get());
    }
    MailKind alone = Kinds.of(mail).kind();
    return new Arrival(
        mailbox,
        Kinds.report(mail, alone).map(mail::with).orElse(mail),
        (sent ? SenderCheck.NONE : senders).author(mail),
        kind(mailbox, mail, alone, sent, tokenKeys),
        words,
        receivedAt,
        sent,
        providerThread,
        Digest.of(mail, words));
  }

  /**
   * What a customer wrote on his page: his, though the mailbox sent it to itself, and in whichever
   * folder it is found.
   */
  private static Arrival vouched(
      MailboxId mailbox,
      Mail mail,
      Instant receivedAt,
      Optional<String> providerThread,
      Words words,
      Voucher voucher) {
    return new Arrival(
        mailbox,
        mail,
        Optional.of(new Author(voucher.customer(), "", Authenticity.PASS)),
        MailKind.HUMAN,
        words,
        receivedAt,
        false,
        providerThread,
        Digest.of(voucher));
  }

  private static MailKind kind(
      MailboxId mailbox, Mail mail, MailKind alone, boolean sent, TokenKeys tokenKeys) {
    if (ours(mailbox, mail, tokenKeys)) {
      return MailKind.OWN;
    }
    boolean person =
        alone == MailKind.HUMAN || alone == MailKind.CALENDAR || alone == MailKind.LIST;
    return sent && person ? MailKind.AGENT : alone;
  }

  /** We sent it if it carries our token in our header, signed for one of those it was sent to. */
  private static boolean ours(MailboxId mailbox, Mail mail, TokenKeys tokenKeys) {
    return mail.headers().all("X-Threadmark").stream()
        .map(ReplyToken::find)
        .flatMap(Optional::stream)
        .anyMatch(token -> issuedToAny(token, mailbox, mail, tokenKeys));
  }

  private static boolean issuedToAny(
      ReplyToken token, MailboxId mailbox, Mail mail, TokenKeys tokenKeys) {
    Stream<Address> reached =
        Stream.concat(mail.parties().recipients().limit(100), Stream.of(mailbox.address()));
    return reached.anyMatch(who -> tokenKeys.issuedTo(token, mailbox.tenant(), who));
  }

  /**
   * True where only the raw mail tells whether we sent it: Graph keeps no header fields of what was
   * sent, but what we send always holds a token besides, or goes to the mailbox itself.
   *
   * @param aliases other addresses of the mailbox
   */
  static boolean wantsRaw(Change.Arrived arrived, Set<Address> aliases) {
    Mail mail = arrived.mail();
    return arrived.delivery().folder() == Folder.SENT
        && !mail.headers().has("MIME-Version")
        && (goesTo(mail, arrived.delivery().mailbox(), aliases) || holdsToken(mail));
  }

  private static boolean goesTo(Mail mail, MailboxId mailbox, Set<Address> aliases) {
    List<Address> to = mail.parties().recipients().limit(2).toList();
    Address plain = mailbox.address().withoutPlusTag();
    return to.size() == 1 && (to.get(0).equals(plain) || aliases.contains(to.get(0)));
  }

  private static boolean holdsToken(Mail mail) {
    return Stream.of(
            mail.headers().all("Reply-To").stream(),
            Stream.of(mail.subject()),
            mail.attachments().stream().map(Attachment::name),
            mail.body().text().stream(),
            mail.body().html().stream())
        .flatMap(texts -> texts)
        .anyMatch(text -> ReplyToken.find(text).isPresent());
  }

  /** True if this mail of ours is a notice to our own staff, which outsiders must not answer. */
  static boolean staffNotice(Mail mail) {
    return mail.headers()
        .first("X-Threadmark-Purpose")
        .filter(purpose -> purpose.equalsIgnoreCase("notification"))
        .isPresent();
  }
}
