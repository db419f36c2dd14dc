package dev.threadmark.mail.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines that sign a mail without being words of it: signature blocks, "Sent from my phone", PGP.
 */
final class Signatures {

  /** A signature below a bare delimiter has no more lines than this; more is a new section. */
  private static final int MOST_LINES = 15;

  private static final int LONGEST = 140;

  /** RFC 3676, section 4.3, and its usual misspellings. */
  private static final Pattern DELIMITER =
      Pattern.compile("(?:--|[\u2013\u2014\u2015]{1,60}|_{5,80})[\\s\u00a0]*");

  /** A line of nothing but strokes. */
  private static final Pattern STROKES =
      Pattern.compile(
          "[\\s\u00a0]*(?:[-_,=+~#*\u2013\u2014\u2015\u2500\u2501]{2,}|\u1427)[\\s\u00a0]*");

  private static final String DEVICE =
      "(?:i ?-?(?:phone?|pad|pod|os)|apple ?watch|android|samsung|galaxy|blackberry|nokia|huawei|xiaomi|redmi|pixel|oneplus|oppo|motorola"
          + "|sony|xperia|lg|htc|windows|mobile?|handy|smartphone|phone|cell|tablet|outlook|gmail|yahoo|mail|proton|aol|t-mobile"
          + "|verizon|bell|nine|spark|airmail|mailbird|tutanota|web\\\\.de|gmx|zoho|telefon\\\\w*|télé\\\\w*|teléfono|móvil|celular"
          + "|telemóvel|mobiel\\\\w*|mobil\\\\w*|telefoon|cellulare|telefonino|puhelim\\\\w*|komórk\\\\w*|mobilu|wireless|thunderbird|телефон\\\\w*"
          + "|устройств\\\\w*|смартфон\\\\w*|почт\\\\w*|айфон\\\\w*)";

  /** "Sent from my phone", whole lines only, as the makers of the clients word it. */
  private static final Pattern MOBILE =
      Pattern.compile(
          ("(?iuU)(?:"
                  + "(?:sent|written|typed|composed) (?:from|via|with|using|on|by)(?: my| the| a| an)? (?:[^,.!?]{0,40} )?DEVICE[^,!?]{0,50}"
                  + "|get (?:outlook|\\\\w+ mail|mail\\\\w*)[^,!?]{0,60} (?:for|on) (?:ios|android|mobile|windows|mac)\\\\S*"
                  + "|get outlook for (?:ios|android)\\\\S*"
                  + "|sent with (?:aquamail|airmail|spark|mailspring|protonmail|proton mail|superhuman|missive|shortwave)[^,!?]{0,60}"
                  + "|(?:von|mit|aus) [^,.!?]{0,40}DEVICE[^,!?]{0,40}(?:gesendet|geschickt|verschickt|geschrieben)"
                  + "|(?:diese nachricht wurde )?(?:gesendet|geschrieben) (?:von|mit|vom|über|aus) [^,!?]{0,40}DEVICE[^,!?]{0,40}"
                  + "|outlook für (?:ios|android)[^,!?]{0,20} (?:beziehen|herunterladen|abrufen)\\\\S*|holen sie sich outlook für \\\\S+"
                  + "|(?:envoyé|écrit)e? (?:à partir |depuis |de |avec |via |du )[^,!?]{0,40}DEVICE[^,!?]{0,40}|télécharger outlook pour \\\\S+|obtenez outlook pour \\\\S+"
                  + "|(?:enviado|enviada|enviat|escrito) (?:desde|do|de|a partir|con|com|via|pelo|des) [^,!?]{0,40}DEVICE[^,!?]{0,40}"
                  + "|(?:obtener|obter|obtenga|descargar) (?:o )?outlook para \\\\S+(?: \\\\S+)?"
                  + "|inviat[oa] (?:da|dal|con|tramite) [^,!?]{0,40}DEVICE[^,!?]{0,40}|(?:scarica|ottieni) outlook per \\\\S+"
                  + "|(?:verstuurd|verzonden) (?:vanaf|met|via|van) [^,!?]{0,40}DEVICE[^,!?]{0,40}|outlook voor (?:ios|android) downloaden|download outlook voor \\\\S+"
                  + "|(?:skickat|sendt|sänt|lähetetty) (?:från|fra|med|via|laitteesta)? ?[^,!?]{0,40}DEVICE[^,!?]{0,40}"
                  + "|(?:hämta|hent|få|hanki) outlook (?:för|til|for) \\\\S+|lähetetty [^,!?]{1,40}(?:sta|stä)"
                  + "|(?:wysłane|wysłano|wiadomość wysłana) (?:z|za pomocą|przez) [^,!?]{0,40}DEVICE[^,!?]{0,40}|pobierz (?:program )?outlook dla \\\\S+.*"
                  + "|(?:odesláno|odoslané|poslano|posláno) (?:z|ze|s|iz|z mojho) [^,!?]{0,40}DEVICE[^,!?]{0,40}"
                  + "|trimis (?:de pe|din|de la) [^,!?]{0,40}DEVICE[^,!?]{0,40}"
                  + "|(?:отправлено|надіслано|изпратено|послато) (?:с|из|з|от|са) [^,!?]{0,40}|στάλθηκε από [^,!?]{0,40}"
                  + "|[^,!?]{0,20}DEVICE[^,!?]{0,12}(?:'?(?:den|dan|ten|tan|umdan|imden) gönderildi)|elküldve [^,!?]{0,40}DEVICE[^,!?]{0,20}"
                  + "|נשלח מ[^,!?]{1,30}|(?:أرسلت|تم الإرسال|مرسل) من [^,!?]{1,30}"
                  + "|(?:从|從|自)?我的[^,，。！？]{0,10}(?:iphone|ipad|手机|手機|安卓)[^,，。！？]{0,6}(?:发送|傳送|寄出|发出)?|发自我的[^,，。！？]{0,14}|從我的[^,，。！？]{0,14}|發自我的[^,，。！？]{0,14}"
                  + "|(?:发自|來自|来自) ?[^,，。！？]{0,12}(?:iphone|ipad|android|邮箱|手机|手機|outlook)[^,，。！？]{0,12}"
                  + "|(?:私の)?(?:iphone|ipad|android)[^、。！？]{0,8}から送信(?:されました)?|나의 (?:iphone|ipad)에서 보냄|[^,.!?]{0,16}(?:iphone|ipad|갤럭시|android)[^,.!?]{0,10}에서 보냈?[가-힣]{1,4}"
                  + "|được gửi từ [^,!?]{1,30}|gửi từ [^,!?]{1,30}|dikirim dari [^,!?]{1,30}"
                  + "|(?:yahoo mail|aol mail|mail)(?: for| on|:|\\\\.) ?(?:iphone|ipad|android|search, organi[sz]e, conquer)[^!?]{0,30}"
                  + ")[.\\\\s\u00a0]{0,4}")
              .replace("\\\\", "\\")
              .replace("DEVICE", DEVICE.replace("\\\\", "\\")));

  /** "-Ada Brook" as the last line. */
  private static final Pattern DASHED_NAME =
      Pattern.compile(
          "\\s{0,4}[-~\u2013\u2014]{1,2}\\p{Lu}[\\p{L}.']{0,20}(?: \\p{Lu}[\\p{L}.'-]{0,20}){0,3}\\s*");

  /** Footers of mailing lists. */
  private static final Pattern LIST_FOOTER =
      Pattern.compile(
          "(?iu)(?:[^\\n]{0,60}(?:mailing list|mailman/listinfo|to unsubscribe|unsubscribe from this))");

  private Signatures() {}

  static boolean strokes(String line) {
    return line.length() < 200 && STROKES.matcher(line).matches();
  }

  static boolean mobile(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int link = text.indexOf('<');
    String said = link > 0 && text.endsWith(">") ? text.substring(0, link) : text;
    return MOBILE.matcher(said.strip()).matches();
  }

  static boolean dashedName(String line) {
    return line.length() < LONGEST && DASHED_NAME.matcher(line).matches();
  }

  /**
   * Where the signature that begins with the delimiter at {@code start} ends (exclusive), or {@code
   * start} if none begins there.
   *
   * @param limit the end of the words that it may sign: an older mail begins there
   */
  static int end(List<Line> lines, int start, int limit) {
    String text = lines.get(start).text();
    if (text.length() > 100 || !DELIMITER.matcher(text).matches()) {
      return start;
    }
    int words = 0;
    boolean footer = false;
    for (int i = start + 1; i < limit && words <= MOST_LINES; i++) {
      String line = lines.get(i).text();
      words += line.isBlank() ? 0 : 1;
      footer |= LIST_FOOTER.matcher(line).lookingAt();
      if (line.length() > 4 * LONGEST) {
        return start;
      }
    }
    int most = text.startsWith("--") || footer ? MOST_LINES : MOST_LINES / 2;
    return words <= most ? limit : start;
  }
}
