package dev.threadmark.mail.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that say "below is an older mail", whatever follows. */
final class Separators {

  /** Stand between dashes. */
  private static final Set<String> BETWEEN_DASHES =
      Set.of(
          "original message",
          "original email",
          "original mail",
          "original appointment",
          "reply message",
          "forwarded message",
          "forwarded mail",
          "forwarded by",
          "ursprüngliche nachricht",
          "urspruengliche nachricht",
          "originalnachricht",
          "original-nachricht",
          "originalmail",
          "ursprünglicher termin",
          "weitergeleitete nachricht",
          "message d'origine",
          "message d’origine",
          "message original",
          "message initial",
          "mail original",
          "message transféré",
          "mail transféré",
          "message transmis",
          "courriel original",
          "mensaje original",
          "mensaje reenviado",
          "missatge original",
          "missatge reenviat",
          "mensagem original",
          "mensagem encaminhada",
          "messaggio originale",
          "messaggio originario",
          "messaggio inoltrato",
          "messaggio originale inoltrato",
          "oorspronkelijk bericht",
          "origineel bericht",
          "doorgestuurd bericht",
          "originalmeddelande",
          "ursprungligt meddelande",
          "vidarebefordrat meddelande",
          "opprinnelig melding",
          "videresendt melding",
          "oprindelig meddelelse",
          "oprindelig besked",
          "videresendt meddelelse",
          "alkuperäinen viesti",
          "välitetty viesti",
          "wiadomość oryginalna",
          "oryginalna wiadomość",
          "treść oryginalnej wiadomości",
          "wiadomość przekazana dalej",
          "przekazana wiadomość",
          "původní zpráva",
          "původní e-mail",
          "přeposlaná zpráva",
          "pôvodná správa",
          "preposlaná správa",
          "eredeti üzenet",
          "továbbított üzenet",
          "mesaj original",
          "mesajul original",
          "mesaj redirecționat",
          "исходное сообщение",
          "оригинальное сообщение",
          "пересылаемое сообщение",
          "пересланное сообщение",
          "переадресованное сообщение",
          "конец пересылаемого сообщения",
          "вихідне повідомлення",
          "переслане повідомлення",
          "оригинално съобщение",
          "препратено съобщение",
          "αρχικό μήνυμα",
          "προωθημένο μήνυμα",
          "orijinal mesaj",
          "özgün ileti",
          "yönlendirilmiş ileti",
          "iletilen mesaj",
          "izvorna poruka",
          "izvirno sporočilo",
          "algne kiri",
          "originali žinutė",
          "הודעה מקורית",
          "הודעה שהועברה",
          "الرسالة الأصلية",
          "رسالة معاد توجيهها",
          "原始邮件",
          "原始郵件",
          "原始訊息",
          "邮件原件",
          "原邮件",
          "转发邮件信息",
          "转发的邮件",
          "轉寄郵件",
          "轉寄的郵件",
          "元のメッセージ",
          "転送メッセージ",
          "転送されたメッセージ",
          "원본 메일",
          "원본 메시지",
          "전달된 메시지",
          "전달된 메일",
          "thư gốc",
          "tin nhắn gốc",
          "pesan asli",
          "pesan terusan");

  /** Stand alone, as Apple Mail writes them. */
  private static final Set<String> ALONE =
      Set.of(
          "begin forwarded message",
          "anfang der weitergeleiteten nachricht",
          "début du message réexpédié",
          "début du message transféré",
          "inicio del mensaje reenviado",
          "início da mensagem encaminhada",
          "inizio messaggio inoltrato",
          "begin doorgestuurd bericht",
          "vidarebefordrat brev",
          "videresendt besked",
          "start på vidarebefordrat meddelande",
          "början på vidarebefordrat brev",
          "start på videresendt melding",
          "välitetty viesti alkaa",
          "początek przekazywanej wiadomości",
          "začátek přeposílané zprávy",
          "továbbított levél kezdete",
          "начало переадресованного сообщения",
          "iletilen ileti başlangıcı",
          "下面是被转发的邮件",
          "開始轉寄郵件",
          "以下は転送されたメッセージです",
          "전달된 메시지 시작");

  /** What help desks put above their notices. */
  private static final Set<String> REPLY_ABOVE =
      Set.of(
          "reply above this line",
          "type your reply above",
          "write above this line",
          "write your reply above",
          "antworten sie oberhalb dieser zeile",
          "bitte geben sie ihre antwort oberhalb dieser zeile ein",
          "répondez au-dessus de cette ligne",
          "escriba su respuesta sobre esta línea",
          "responda por encima de esta línea",
          "responda acima desta linha",
          "rispondi sopra questa riga");

  /** Proton Mail rules with hyphens of its own. */
  private static final Pattern DASHES = Pattern.compile("[\u2010-\u2015\u2500\u2501]");

  private static final int LONGEST = 160;

  private Separators() {}

  static boolean matches(String line) {
    if (line.isBlank() || line.length() > LONGEST) {
      return false;
    }
    String text = DASHES.matcher(line.strip()).replaceAll("-").toLowerCase(Locale.ROOT);
    String inner = inner(text);
    if (ALONE.contains(inner)) {
      return text.endsWith(":") || text.endsWith("：");
    }
    return rule(text) && BETWEEN_DASHES.contains(inner)
        || REPLY_ABOVE.stream().anyMatch(text::contains);
  }

  private static boolean rule(String text) {
    return text.startsWith("--")
        || text.startsWith("==")
        || text.startsWith("__")
        || text.startsWith("**");
  }

  private static String inner(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "-=_*# ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "-=_*# :：".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
