package dev.threadmark.mail.author;

import dev.threadmark.mail.Address;
import dev.threadmark.mail.DomainName;
import dev.threadmark.mail.author.AuthenticationResults.Result;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes one finding about a {@code From} of all that a service says about a mail.
 *
 * <p>Services write parts of the mail into the field: domains, selectors, the envelope sender. So
 * good news counts only where it is said once and can be told apart, bad news wherever a result
 * begins with it. Gmail tells in the comment of {@code arc} what others found before: that is no
 * news at all.
 *
 * @see <a href="https://learn.microsoft.com/defender-office-365/message-headers-eop-mdo">Microsoft:
 *     Authentication-Results</a>
 */
final class Finding {
  /** Results as they begin, in the bare text: what hides in quotes and comments is found too. */
  private static final Pattern DMARC = beginning("dmarc\\s*=");

  private static final Pattern COMPAUTH = beginning("compauth\\s*=");
  private static final Pattern DISOWNED = beginning("dmarc\\s*=\\s*fail");

  /** Without a DMARC record Exchange says whether the mail would have passed the usual one. */
  private static final Set<String> DMARC_PASS = Set.of("pass", "bestguesspass");

  /** The sending domain proves too little: true of many honest small ones. */
  private static final String WEAKLY_PROVEN = "001";

  private final String field;
  private final AuthenticationResults said;
  private final String domain;

  private Finding(String field, AuthenticationResults said, String domain) {
    this.field = field;
    this.said = said;
    this.domain = domain;
  }

  /** What {@code field} says about {@code from}; UNKNOWN where another than {@code by} wrote it. */
  static Authenticity of(String field, Authserv by, Address from) {
    AuthenticationResults said = AuthenticationResults.read(field);
    if (!by.wrote(said)) {
      return Authenticity.UNKNOWN;
    }
    Finding finding = new Finding(field, said, DomainName.ascii(from.domain()));
    return by.unnamed() ? finding.ofExchange() : finding.ofDmarc();
  }

  /** Exchange knows of forwarders and trusted seals; what it lets pass is not disowned. */
  private Authenticity ofExchange() {
    List<Result> composite = said.of("compauth").toList();
    if (composite.size() != 1 || times(COMPAUTH) != 1) {
      return ofDmarc();
    }
    Result verdict = composite.get(0);
    if (verdict.verdict().equals("fail")) {
      boolean weak = WEAKLY_PROVEN.equals(verdict.properties().get("reason"));
      return weak ? ofDmarc() : Authenticity.FAIL;
    }
    boolean letPass = Set.of("pass", "softpass").contains(verdict.verdict());
    Authenticity found = ofDmarc();
    return letPass && DISOWNED.matcher(field).find() ? Authenticity.UNKNOWN : found;
  }

  private Authenticity ofDmarc() {
    if (DISOWNED.matcher(field).find()) {
      return Authenticity.FAIL;
    }
    List<Result> dmarc = said.of("dmarc").toList();
    boolean once = dmarc.size() == 1 && times(DMARC) == 1;
    return once && DMARC_PASS.contains(dmarc.get(0).verdict())
        ? dmarc.get(0).domain("header.from").map(this::vouchedFor).orElseGet(this::aligned)
        : aligned();
  }

  /** A pass for another domain: service and we read different authors out of the same mail. */
  private Authenticity vouchedFor(String about) {
    return covers(about) ? Authenticity.PASS : Authenticity.FAIL;
  }

  /** Without DMARC a signature, or SPF, of the author's own domain says as much. */
  private Authenticity aligned() {
    boolean own =
        Stream.of(
                domains("dkim", "header.d"),
                domains("dkim", "header.i"),
                domains("spf", "smtp.mailfrom"))
            .flatMap(domains -> domains)
            .anyMatch(this::covers);
    return own ? Authenticity.PASS : Authenticity.UNKNOWN;
  }

  private Stream<String> domains(String method, String property) {
    return said.of(method)
        .filter(result -> result.verdict().equals("pass"))
        .flatMap(result -> result.domain(property).stream());
  }

  /**
   * True for the author's domain and those above it. Not for those below or beside it, which DMARC
   * allows: where an organisation ends only the public suffix list knows.
   */
  private boolean covers(String other) {
    return !domain.isEmpty()
        && other.contains(".")
        && (domain.equals(other) || domain.endsWith("." + other));
  }

  private static Pattern beginning(String result) {
    return Pattern.compile("(?:^|;)\\s*" + result, Pattern.CASE_INSENSITIVE);
  }

  private long times(Pattern name) {
    return name.matcher(field).results().count();
  }
}
