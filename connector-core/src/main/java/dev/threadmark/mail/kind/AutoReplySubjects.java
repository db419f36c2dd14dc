package dev.threadmark.mail.kind;

/** What autoresponders put into a subject, in the languages that mail programs ship in. */
final class AutoReplySubjects {
  private static final String AUTOMATIC =
      """
      (?:auto(?:matic|mated|matisch)?)[- ]?(?:reply|response|responder|respond|answer|acknowledge?ment)
      (?:out[- ]of[- ](?:the[- ])?office|ooo|vacation|away|absence|holiday) ?(?:auto-?reply|auto-?response|autoresponder|reply|response|message|notification|notice|assistant)
      autom(?:atische|\\.)? (?:rück)?antwort
      automatische (?:eingangsbestätigung|abwesenheits\\S{1,20}|rückmeldung)
      abwesenheits(?:notiz|benachrichtigung|agent|assistent)
      réponse (?:automatique|d'absence)(?: d'absence)?(?: du bureau)?
      (?:absence|absente?) du bureau
      (?:respuesta|contestación) autom[áa]tica
      (?:respuesta )?(?:fuera|ausente) de (?:la )?oficina
      resposta autom[àáa]tica
      (?:fora|ausente) do escritório
      erantzun automatikoa
      risposta automatica
      assenza dall'ufficio
      automatisch(?:e)? (?:antwoord|beantwoording|reactie)
      afwezigheids(?:bericht|assistent)
      auto(?:matisk(?:t)? |mat)?svar
      automaattinen vastaus
      automaattivastaus
      poissaoloviesti
      sjálfvirkt svar
      (?:automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|autoresponder)
      automatick[áa] odpove[ďd]
      automatická odpověď
      automatikus válasz
      (?:răspuns|raspuns) automat
      samodejni odgovor
      automatski odgovor
      аутоматски одговор
      автоматичен отговор
      automaatvastus
      automātisk(?:ā|a) atbilde
      automatinis atsakymas
      авто(?:матический |-)?ответ(?: об отсутствии)?
      автоматическое уведомление об отсутствии
      авто(?:матична )?відповідь
      otomatik (?:yanıt|yanit|cevap)
      ofis dışında
      αυτόματη απάντηση
      (?:מענה אוטומטי|תשובה אוטומטית)
      (?:ال)?رد (?:ال)?تلقائي
      پاسخ خودکار
      自動(?:応答|返信|回覆|回應)(?:メッセージ|メール)?
      不在(?:応答|メッセージ)
      (?:外出(?:时的)?)?自动(?:答复|回复|应答)
      (?:자동 ?(?:회신|응답|답장)|부재 ?중(?: ?(?:메시지|자동 ?응답|알림))?)
      (?:thư )?trả lời tự động
      (?:ข้อความ)?ตอบกลับอัตโนมัติ
      balasan otomatis
      balasan automatik
      स्वचालित (?:उत्तर|जवाब)
      """;

  private static final String EITHER =
      "(?:" + String.join("|", AUTOMATIC.strip().split("\\s*\\n\\s*")) + ")";

  /** At the start, and then the subject of the mail that is answered, or nothing. */
  static final Phrases PLAIN =
      Phrases.of(
          EITHER
              + "\\s?(?:$|[:;,|/(\\[{*#!.\"'«»「【<>–—-]|(?:re|to|from|for|on|zu|auf|von|à|de|a|from|an|op|på|til|na|на)\\b.{0,300}$)\n"
              + "[(\\[{*<【「\"] ?"
              + EITHER
              + " ?[)\\]}*>】」\"]\n"
              + "auto ?: (?:re|aw|sv|antw)\\b\n"
              + "(?:out[- ]of[- ](?:the[- ])?office|ooo) ?: ?\\S\n");

  /** At the end, set apart from the subject of the mail that is answered. */
  static final Phrases END =
      Phrases.of(
          "(?:[(\\[{*<【「] ?|[-–—:|] )"
              + EITHER
              + " ?[)\\]}*>】」]?$\n"
              + "[(\\[{*<] ?(?:out[- ]of[- ](?:the[- ])?office|abwesend) ?[)\\]}*>]$\n");

  /** Anywhere: people write these too, so they want words of absence beside them. */
  static final Phrases AWAY =
      Phrases.of(
          """
          out[- ]of[- ](?:the[- ]|my )?office
          \\b(?:ooo|ooto)\\b
          \\baway\\b
          \\b(?:on|annual|parental|maternity|paternity|sick) (?:leave|vacation|holidays?)\\b
          \\b(?:vacation|holiday|absence|absent|unavailable|not available|not in the office|travel(?:l)?ing)\\b
          no longer (?:with|at|works?|working|employed)
          abwesen
          \\bfravær|\\bfrånvar|\\bpoissaolo|\\bafwezigheid
          nicht im (?:büro|haus|office|dienst)
          außer haus
          \\b(?:urlaub|elternzeit|mutterschutz)
          im urlaub
          \\b(?:absence|absente?|congés?|vacances)\\b
          fuera de (?:la )?oficina
          \\b(?:vacaciones|ausente|ausencia)\\b
          fuori (?:sede|ufficio)
          \\b(?:ferie|assente|assenza)\\b
          \\b(?:férias|ausência|fora do escritório|licença)\\b
          \\b(?:afwezig|vakantie|verlof|niet aanwezig|niet op kantoor)
          \\b(?:semester|frånvar|inte på kontoret|tjänstledig|föräldraledig)
          \\b(?:ferie|fravær|ikke (?:til stede|på kontoret)|barsel|permisjon)
          \\b(?:poissa|lomalla|loma|vapaalla)\\b
          \\b(?:urlop|nieobecn|poza biurem)
          \\b(?:dovolen|nepřítomn|mimo kancelář)
          \\b(?:szabadság|házon kívül|távollét)
          \\b(?:concediu)\\b
          (?:отпуск|отсутств|нет на месте|вне офиса)
          (?:відпуст|відсутн)
          (?:ofis dışı|izinde|yıllık izin|tatil)
          (?:άδεια|εκτός γραφείου)
          (?:不在|休暇|休業|外出|出張)
          (?:不在办公室|不在辦公室|休假|外出|出差|请假|請假|年假|放假)
          (?:부재|휴가|출장)
          """);

  private AutoReplySubjects() {}
}
