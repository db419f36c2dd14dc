package dev.threadmark.mail.kind;

/** How reports that tell of no failure put it. */
final class ReportPhrases {
  /** RFC 7489, 7.2.1.1 and RFC 8460, 5.3 prescribe these subjects. */
  static final Phrases AGGREGATE =
      Phrases.of(
          """
      (?:dmarc aggregate )?report domain: \\S{1,255};? submitter: \\S
      """);

  static final Phrases COMPLAINT =
      Phrases.of(
          """
      complaint about (?:message|mail|e-?mail) from
      (?:spam|abuse) complaint
      (?:e-?mail )?(?:abuse|feedback) report\\b
      """);

  static final Phrases READ_SUBJECT =
      Phrases.of(
          """
          read ?:
          not read ?:
          read receipt\\b
          return receipt\\b
          (?:un)?gelesen ?:
          lesebestätigung\\b
          empfangsbestätigung\\b
          (?:non )?lu ?:
          confirmation de lecture
          le[íi]do ?:
          confirmación de lectura
          letto ?:
          (?:conferma|ricevuta) di lettura
          lid[oa] ?:
          confirmação de leitura
          gelezen ?:
          leesbevestiging
          läst ?:
          læst ?:
          lest ?:
          luettu ?:
          przeczytano ?:
          přečteno ?:
          прочитано ?:
          okundu ?:
          開封済み ?:
          開封確認
          已读 ?:
          已讀(?:取)? ?:
          읽음 ?:
          """);

  static final Phrases READ =
      Phrases.of(
          """
          (?:message|mail|e-?mail).{0,200} (?:was|has been|were) (?:read|opened|displayed|viewed|deleted)
          this is a (?:return|read) receipt
          return receipt (?:only )?(?:acknowledges|for)
          (?:nachricht|e-?mail|mail).{0,200} (?:gelesen|angezeigt|geöffnet|gelöscht)
          message.{0,200} (?:a été|est) (?:lu|affiché|ouvert)
          mensaje.{0,200} (?:ha sido|fue|se ha) (?:leído|mostrado|abierto)
          messaggio.{0,200} (?:è stato|stato) (?:letto|visualizzato|aperto)
          mensagem.{0,200} foi (?:lida|exibida|aberta)
          bericht.{0,200} (?:is|werd) .{0,40}(?:gelezen|geopend|weergegeven)
          (?:meddelande|meddelelse|melding).{0,200}(?:läst|læst|lest|åbnet|öppnat|åpnet)
          (?:wiadomość|zpráva).{0,200}(?:przeczytan|přečten|zobrazen|wyświetlon)
          (?:сообщение|письмо).{0,200}прочитан
          (?:メッセージ|メール).{0,200}(?:開封|表示)
          (?:邮件|郵件).{0,200}(?:已读|阅读|已讀|閱讀|显示)
          메시지.{0,200}읽
          """);

  static final Phrases DELIVERED_SUBJECT =
      Phrases.of(
          """
          delivered ?:
          relayed ?:
          expanded ?:
          zugestellt ?:
          weitergeleitet ?:
          remis ?:
          entregado ?:
          consegnato ?:
          recapitato ?:
          entregue ?:
          bezorgd ?:
          levererat ?:
          leveret ?:
          levert ?:
          配信済み ?:
          successful mail delivery
          delivery status notification \\((?:success|relay|relayed|expanded|delivered)
          mail delivery (?:status )?report
          delivery notification: delivery has been successful
          """);

  static final Phrases DELIVERED =
      Phrases.of(
          """
          mail delivery report that you requested
          (?:was|has been|were) successfully (?:delivered|relayed|forwarded)
          your message (?:has been|was) (?:successfully )?delivered to the following
          delivery to (?:the following|these) recipients? (?:is|was|has been) (?:complete|successful)
          """);

  private ReportPhrases() {}
}
