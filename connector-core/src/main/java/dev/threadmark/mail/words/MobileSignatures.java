package dev.threadmark.mail.words;

import java.util.List;
import java.util.regex.Pattern;

/**
 * "Sent from my phone": lines that the makers of clients put below a mail, in the languages that
 * they ship. Whole lines only: "Sent from my desk, so no pictures" is somebody's words.
 */
final class MobileSignatures {
  private static final int LONGEST = 140;

  /** Devices, clients, providers. */
  private static final String DEVICE =
      "(?:i ?-?(?:phone?|pad|pod|os)|apple ?watch|android|samsung|galaxy|blackberry|nokia|huawei|xiaomi|redmi|pixel"
          + "|oneplus|oppo|motorola|sony|xperia|lg|htc|windows|mobile?|handy|smartphone|phone|cell|tablet|wireless"
          + "|outlook|gmail|yahoo|mail|proton|aol|t-mobile|verizon|bell|nine|spark|airmail|mailbird|tutanota|web\\.de"
          + "|gmx|zoho|thunderbird|telefon\\w*|télé\\w*|teléfono|móvil|celular|telemóvel|mobiel\\w*|mobil\\w*|telefoon"
          + "|cellulare|telefonino|puhelim\\w*|komórk\\w*|телефон\\w*|устройств\\w*|смартфон\\w*|почт\\w*|айфон\\w*)";

  private static final String SOME = "[^,!?]{0,40}";

  /** Each begins with a word of its own, so that most lines fail at their first letter. */
  private static final List<String> LINES =
      List.of(
          "(?:sent|written|typed|composed) (?:from|via|with|using|on|by)(?: my| the| a| an)? (?:[^,.!?]{0,40} )?DEVICE[^,!?]{0,50}",
          "get (?:outlook|\\w+ mail|mail\\w*)[^,!?]{0,60} (?:for|on) (?:ios|android|mobile|windows|mac)\\S*",
          "get outlook for \\S+",
          "(?:yahoo mail|aol mail)(?: for| on|:|\\.) ?(?:iphone|ipad|android|search, organi[sz]e, conquer)[^!?]{0,30}",
          "(?:von|mit|aus) [^,.!?]{0,40}DEVICESOME(?:gesendet|geschickt|verschickt|geschrieben)",
          "(?:diese nachricht wurde )?(?:gesendet|geschrieben) (?:von|mit|vom|über|aus) SOMEDEVICESOME",
          "outlook für (?:ios|android)[^,!?]{0,20} (?:beziehen|herunterladen|abrufen)\\S*",
          "holen sie sich outlook für \\S+",
          "(?:envoyé|écrit)e? (?:à partir |depuis |de |avec |via |du )SOMEDEVICESOME",
          "(?:télécharger|obtenez|obtenir) outlook pour \\S+",
          "(?:enviado|enviada|enviat|escrito) (?:desde|do|de|a partir|con|com|via|pelo|des) SOMEDEVICESOME",
          "(?:obtener|obter|obtenga|descargar) (?:o )?outlook para \\S+(?: \\S+)?",
          "inviat[oa] (?:da|dal|con|tramite) SOMEDEVICESOME",
          "(?:scarica|ottieni) outlook per \\S+",
          "(?:verstuurd|verzonden) (?:vanaf|met|via|van) SOMEDEVICESOME",
          "(?:outlook voor (?:ios|android) downloaden|download outlook voor \\S+)",
          "(?:skickat|sendt|sänt) (?:från|fra|med|via) SOMEDEVICESOME",
          "(?:hämta|hent|få|hanki) outlook (?:för|til|for) \\S+",
          "lähetetty [^,!?]{1,40}(?:sta|stä)",
          "(?:wysłane|wysłano|wiadomość wysłana) (?:z|za pomocą|przez) SOMEDEVICESOME",
          "pobierz (?:program )?outlook dla [^,!?]{1,40}",
          "(?:odesláno|odoslané|poslano|posláno) (?:z mojho|z mého|ze|z|s|iz) SOMEDEVICESOME",
          "trimis (?:de pe|din|de la) SOMEDEVICESOME",
          "elküldve SOMEDEVICESOME",
          "(?:отправлено|надіслано|изпратено|послато) (?:из|с|з|от|са) SOME",
          "στάλθηκε από SOME",
          "נשלח מ[^,!?]{1,30}",
          "(?:أرسلت|تم الإرسال|مرسل) من [^,!?]{1,30}",
          "(?:发自|發自|從|从|自)?我的[^,，。！？]{0,10}(?:iphone|ipad|手机|手機|安卓)[^,，。！？]{0,6}",
          "(?:发自|發自|来自|來自) ?[^,，。！？]{0,12}(?:iphone|ipad|android|邮箱|手机|手機|outlook)[^,，。！？]{0,12}",
          "(?:私の)?(?:iphone|ipad|android)[^、。！？]{0,8}から送信(?:されました)?",
          "나의 (?:iphone|ipad)에서 보냄",
          "(?:được )?gửi từ [^,!?]{1,30}",
          "dikirim dari [^,!?]{1,30}",
          "(?:iphone|ipad|android|samsung|cep)[^,!?]{0,24} gönderildi");

  private static final Pattern MOBILE =
      Pattern.compile(
          "(?iuU)(?:"
              + String.join("|", LINES).replace("SOME", SOME).replace("DEVICE", DEVICE)
              + ")[.\\s\u00a0]{0,4}");

  private MobileSignatures() {}

  /** With or without the address that the client links to behind it. */
  static boolean matches(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int link = text.indexOf('<');
    String said = link > 0 && text.endsWith(">") ? text.substring(0, link).strip() : text;
    return MOBILE.matcher(said).matches();
  }
}
