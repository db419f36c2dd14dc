package dev.threadmark.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.threadmark.mail.Address;
import dev.threadmark.mail.MailboxId;
import dev.threadmark.provider.Request;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Believes OpenID bearer tokens of one issuer for one audience, signed with RS256. The issuer's
 * name holds the tenant, so that those of another tenant are not believed. What they may do is by
 * app role, or by an address that the issuer has verified: one that is only claimed grants nothing.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">
 *     Entra ID: claims of access tokens</a>
 */
public final class TokenSignIn implements SignIn {
  private static final String BEARER = "bearer ";
  private static final int LONGEST = 16 * 1024;

  private final JWSVerificationKeySelector<SecurityContext> keys;
  private final String issuer;
  private final String audience;
  private final Grants grants;

  public TokenSignIn(
      JWKSource<SecurityContext> keys, String issuer, String audience, Grants grants) {
    this.keys = new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys);
    this.issuer = issuer;
    this.audience = audience;
    this.grants = grants;
  }

  @Override
  public Optional<Person> who(Request request, Instant now) {
    return token(request).flatMap(token -> believed(token, now)).flatMap(this::person);
  }

  @Override
  public boolean works(MailboxId mailbox, Address who) {
    return grants.works(mailbox, who);
  }

  private static Optional<String> token(Request request) {
    return request
        .header("authorization")
        .map(String::strip)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  private Optional<JWTClaimsSet> believed(String token, Instant now) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(keys);
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp", "sub")) {
          @Override
          protected Date currentTime() {
            return Date.from(now);
          }
        });
    try {
      return Optional.of(processor.process(token, null));
    } catch (ParseException | BadJOSEException | JOSEException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      // Nimbus fails so where it was not made for what a stranger wrote.
      return Optional.empty();
    }
  }

  private Optional<Person> person(JWTClaimsSet claims) {
    try {
      List<String> roles = claims.getStringListClaim("roles");
      List<String> groups = claims.getStringListClaim("groups");
      boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
      Optional<Address> email =
          Optional.ofNullable(claims.getStringClaim("email")).flatMap(Address::parse);
      Address shown =
          email
              .or(() -> named(claims, "preferred_username"))
              .or(() -> named(claims, "upn"))
              .orElse(new Address(claims.getSubject()));
      String name = claims.getStringClaim("name");
      return Optional.of(
          new Person(
              shown,
              name == null ? shown.value() : name,
              grants.of(
                  roles == null ? Set.of() : Set.copyOf(roles),
                  email.filter(any -> verified),
                  groups == null ? Set.of() : Set.copyOf(groups))));
    } catch (ParseException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty(); // a claim of another type than it must have
    }
  }

  private static Optional<Address> named(JWTClaimsSet claims, String claim) {
    return Stream.ofNullable(claims.getClaim(claim))
        .map(Object::toString)
        .flatMap(text -> Address.parse(text).stream())
        .findFirst();
  }
}
