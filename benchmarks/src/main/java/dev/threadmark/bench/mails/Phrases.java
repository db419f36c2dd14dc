package dev.threadmark.bench.mails;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Prose by chance. Words are drawn one by one, so that hardly any four of them stand together
 * twice: where whole phrases came again and again, quoted text would be found everywhere.
 */
final class Phrases {
  private static final List<String> WORDS =
      List.of(
          """
          lamp shade switch cable driver dimmer module bracket socket fuse bulb spot panel sensor \
          hub remote battery charger housing screw anchor plate hook chain glass lens filter ring \
          cover gasket ballast starter strip profile corner joint clip adapter plug meter timer \
          kitchen hall stairs office workshop garden terrace garage cellar attic bathroom nursery \
          library studio gallery foyer canteen classroom stage balcony porch corridor lobby roof \
          morning evening night weekend holiday winter summer spring autumn monday friday march \
          april june october delivery parcel courier depot invoice refund voucher warranty receipt \
          order quote estimate payment deposit reminder contract branch dealer catalogue sample \
          flickers hums glows fades clicks rattles leaks bends cracks melts blinks dims resets \
          pairs updates restarts freezes overheats vibrates sticks slips wobbles tilts drips \
          bright dark warm cold loud silent loose tight broken bent scratched missing wrong late \
          early heavy light narrow wide round square yellow green silver black white matt smooth \
          colleague neighbour electrician landlord architect teacher tenant caretaker manager \
          customer visitor apprentice painter carpenter plumber designer engineer partner brother \
          tried checked measured replaced cleaned opened closed moved tested compared returned \
          ordered received unpacked mounted wired painted drilled tightened photographed asked \
          before after during without against beneath above behind beside between around across \
          usually sometimes never always almost hardly quite rather fairly slightly suddenly again \
          because although unless whenever whether until since while therefore however besides \
          twelve twenty thirty several few many both another third second first last next half \
          manual diagram drawing label serial barcode sticker photograph video message letter \
          voltage current power heat smell noise colour shadow angle height distance surface edge"""
              .split(" "));

  private static final List<String> NAMES =
      List.of(
          "Anna Berger",
          "Jonas Lind",
          "Mira Castellanos",
          "Tom Okafor",
          "Siân Hughes",
          "Jürgen Weiß",
          "Chloé Martin",
          "Piotr Nowak",
          "Yuki Tanaka",
          "Laura Bianchi",
          "Omar Haddad",
          "Ingrid Solberg");

  private final RandomGenerator random;

  Phrases(RandomGenerator random) {
    this.random = random;
  }

  String subject() {
    return sentence(3 + random.nextInt(4));
  }

  String name() {
    return any(NAMES);
  }

  /** Some sentences, one paragraph. */
  String paragraph() {
    StringBuilder text = new StringBuilder();
    for (int more = 3 + random.nextInt(3); more > 0; more--) {
      text.append(sentence(8 + random.nextInt(7))).append(". ");
    }
    return text.toString().strip();
  }

  private String sentence(int words) {
    StringBuilder text = new StringBuilder(any(WORDS));
    text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    for (int more = words - 1; more > 0; more--) {
      text.append(' ').append(any(WORDS));
    }
    return text.toString();
  }

  private String any(List<String> some) {
    return some.get(random.nextInt(some.size()));
  }
}
