package dev.threadmark.mail.words;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Header lines of an older mail, as Outlook and others copy them above it ("From: ... Sent: ...").
 */
final class HeaderBlocks {

  enum Field {
    FROM,
    DATE,
    TO,
    CC,
    SUBJECT
  }

  /** How clients name the fields, by language (lower case). */
  private static final Map<Field, String> NAMES =
      Map.of(
          Field.FROM,
          "from|von|de|da|van|från|fra|lähettäjä|od|feladó|de la|от|від|от кого|από|kimden|gönderen"
              + "|מאת|من|发件人|寄件者|寄件人|差出人|보낸 사람|보낸사람|보낸이|từ|จาก|dari|expéditeur|absender|remitente"
              + "|remetente|mittente|afzender|nadawca|odesílatel|odosielateľ|expeditor|отправитель|saatja"
              + "|nuo|no|pošiljatelj|šalje|за|de part de|message de",
          Field.DATE,
          "sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviada em|enviado em|fecha|data|inviato"
              + "|data invio|verzonden|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|data wysłania"
              + "|odesláno|odoslané|elküldve|dátum|küldve|trimis|отправлено|дата|надіслано|στάλθηκε"
              + "|ημερομηνία|gönderildi|gönderme tarihi|tarih|נשלח|תאריך|تاريخ الإرسال|تاريخ|发送时间|发送日期|日期"
              + "|时间|時間|傳送時間|寄件日期|已傳送|送信日時|送信日|日時|日付|보낸 날짜|날짜|보낸 시간|message du|ngày|đã gửi"
              + "|saadetud|kuupäev|poslano|išsiųsta|nosūtīts|изпратено|dikirim|tanggal|enviat|data/hora",
          Field.TO,
          "to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|címzett|către|catre|кому|до|προς|kime|alıcı"
              + "|אל|إلى|收件人|收件者|宛先|받는 사람|받는사람|받는이|đến|tới|ถึง|kepada|pour|destinataire|empfänger"
              + "|destinatario|destinatário|ontvanger|adresat|příjemce|per a|kam|kellele|za|prima|получатель|ke",
          Field.CC,
          "cc|bcc|kopie|copie|copie à|kopia|kópia|másolat|másolatot kap|dw|udw|копия|копія|抄送|副本|참조|ccn|cci"
              + "|koopia|kopi|bilgi|reply-to|reply to|responder a|antwort an|répondre à|kopio|con copia|em cópia",
          Field.SUBJECT,
          "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|predmet"
              + "|předmet|tárgy|subiect|тема|относно|θέμα|konu|נושא|الموضوع|主题|主旨|主題|件名|題名|제목|chủ đề|tiêu đề"
              + "|เรื่อง|teema|tema|sujet|assumpte|zadeva|naslov|subjek|perihal|priekšmets");

  private static final Map<String, Field> FIELDS = fields();

  /** No client writes a longer name before the colon. */
  private static final int NAME = 28;

  /** A block of headers is over after so many lines, however long its lists of recipients are. */
  private static final int WINDOW = 24;

  private HeaderBlocks() {}

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new HashMap<>();
    NAMES.forEach(
        (field, names) -> {
          for (String name : names.split("\\|")) {
            fields.put(name, field);
          }
        });
    return Map.copyOf(fields);
  }

  /** The field that {@code line} shows, if it looks like a header. */
  static Optional<Field> field(String line) {
    String head = line.length() > NAME + 12 ? line.substring(0, NAME + 12) : line;
    int colon = head.indexOf(':');
    int wide = head.indexOf('：');
    int end = colon < 0 ? wide : wide < 0 ? colon : Math.min(colon, wide);
    if (end < 1) {
      return Optional.empty();
    }
    String name = head.substring(0, end).replace('\u00a0', ' ').replace("*", "").strip();
    return Optional.ofNullable(FIELDS.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * Where the block of headers that begins at {@code start} ends (exclusive), or {@code start} if
   * none begins there. Lines between may be blank or be the rest of a folded header.
   */
  static int end(List<Line> lines, int start) {
    if (field(lines.get(start).text()).isEmpty()) {
      return start;
    }
    Set<Field> seen = EnumSet.noneOf(Field.class);
    boolean address = false;
    int end = start;
    int strange = 0;
    for (int i = start; i < Math.min(lines.size(), start + WINDOW) && strange < 3; i++) {
      String text = lines.get(i).text();
      Optional<Field> field = field(text);
      if (field.isPresent()) {
        seen.add(field.get());
        end = i + 1;
        strange = 0;
      } else if (!text.isBlank()) {
        strange++;
      }
      address |= strange == 0 && text.indexOf('@') >= 0;
    }
    return proves(seen, address) ? end : start;
  }

  /** "From London, to Paris, date ..." is no mail: an address or a subject must be there too. */
  private static boolean proves(Set<Field> seen, boolean address) {
    boolean mail = address || seen.contains(Field.SUBJECT);
    boolean dated = seen.contains(Field.FROM) && seen.contains(Field.DATE);
    return mail && seen.contains(Field.FROM) && seen.size() >= 3 || dated && address;
  }
}
