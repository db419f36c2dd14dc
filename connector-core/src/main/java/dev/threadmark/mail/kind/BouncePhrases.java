package dev.threadmark.mail.kind;

/** How mail systems say that a mail could not, or not yet, be delivered. */
final class BouncePhrases {
  /** At the start of a subject. */
  static final Phrases SUBJECT =
      Phrases.of(
          """
          \\W{0,5}undeliver(?:able|ed)
          returned (?:(?:e-?)?mail|to sender|message)
          (?:(?:e-?)?mail |message )?returned to sender
          (?:\\S{1,100} )?(?:mail|message|e-?mail) (?:delivery |system |transfer )?(?:status|fail|error|delayed|problem|warning|not delivered|undeliver|could ?n[o']t|cannot|can't|rejected|bounced|returned)
          mail system error
          (?:\\W{0,5})deliver(?:y|ies) (?:status|fail|problem|report|delay|has failed|notification|notice|unsuccessful|incomplete|error|final|attempt|to .{1,80} (?:has )?failed)
          failure (?:notice|delivery|notification|to deliver)
          failed (?:mail|delivery|to deliver|message)
          (?:permanent|temporary|transient)? ?(?:delivery|mail) failure
          (?:permanent|final|temporary|transient) (?:delivery )?(?:failure|error)
          non[- ]?deliver
          nondeliverable
          ndn ?:
          ndr ?:
          (?:warning[:.!-]? )(?:could not|cannot|message|mail|e-?mail|unable|delivery)
          could not (?:be delivered|send|deliver)
          (?:can't|cannot|unable to) (?:deliver|send)
          delayed (?:mail|delivery|message)
          postmaster notify
          there was an error sending your mail
          error (?:delivering|sending|in delivery|message)
          (?:e-?mail )?bounce(?:d)? (?:notification|message|mail|e-?mail)
          message (?:rejected|blocked|undeliverable|delivery)
          your (?:message|mail|e-?mail).{0,120} (?:could not|cannot|was not|has not been|was rejected|has been rejected|rejected|blocked|bounced|was returned)
          rejected ?:
          (?:mail|message) quarantined
          unzustellbar
          nicht zustellbar
          (?:e-?mail|mail|nachricht)?-? ?(?:zustell|übermittlung)\\S{0,10}(?:fehl|problem|bericht|verzöger|benachrichtigung)
          zustellung (?:verzögert|fehlgeschlagen|nicht möglich)
          (?:nachricht|e-?mail|mail) (?:nicht zustellbar|konnte nicht|unzustellbar)
          fehlgeschlagene zustellung
          non[ -]remis
          non[ -]livr
          (?:notification d')?échec (?:de|d')? ?(?:la )?(?:remise|livraison|distribution|l'envoi|envoi)
          (?:message|courriel) non (?:remis|distribué|délivré|livré)
          remise (?:différée|retardée|impossible|a échoué)
          retard de (?:remise|livraison)
          no (?:se )?(?:puede|pudo) (?:ser )?entrega
          (?:correo |mensaje )?(?:no entregado|devuelto|rechazado|no entregable)
          (?:error|fallo|retraso) (?:de|en la|en) entrega
          non recapitabil
          (?:mancato|mancata) (?:recapito|consegna)
          (?:impossibile|errore).{0,20} (?:recapit|consegn)
          recapito ritardato
          não (?:é possível|foi possível|pôde ser) entreg
          não entreg
          (?:falha|erro|atraso) (?:na|de) entrega
          mensagem (?:devolvida|não entregue|rejeitada)
          onbestelbaar
          niet bezorgd
          (?:bezorging|aflevering) (?:mislukt|vertraagd|is mislukt)
          kan (?:bericht|mail|e-?mail)? ?niet (?:worden )?(?:bezorg|aflever)
          olevererbar
          (?:det går|gick) inte att leverera
          leverans(?:en)? (?:misslyckades|försenad|har misslyckats)
          ikke leveret
          kan ikke leveres
          kunne ikke levere
          (?:levering|leveringen) (?:mislykkedes|mislyktes|forsinket|er forsinket)
          ikke levert
          ei voi(?:tu|da)? toimittaa
          toimitus (?:epäonnistui|viivästy)
          niedostarcz
          nie można dostarczyć
          (?:błąd|opóźnienie) dostarcz
          nedoručiteln
          (?:chyba|selhání|zpoždění) (?:při )?doruč
          kézbesíthetetlen
          (?:не удается|не удалось|невозможно) доставить
          недоставлен
          (?:ваше )?сообщение не доставлено
          (?:ошибка|задержка) доставки
          не вдалося доставити
          teslim edil(?:e)?me
          teslimat (?:başarısız|hatası|gecikti)
          配信不能
          配信(?:不可|エラー|失敗|遅延|できません)
          (?:メール)?(?:送信|配送|配信)エラー
          メールエラー
          エラーメール
          (?:メール)?(?:不達|未達)
          (?:无法|未能|未)(?:送达|投递|传递|送達)
          (?:無法|未能|未)(?:傳遞|送達|投遞)
          退信
          系统退信
          (?:邮件|郵件)(?:投递|傳送|退)
          배달(?:되지| 안|할 수 없|이 지연)
          전송(?:되지| 실패|할 수 없)
          (?:메일|메시지).{0,10}(?:반송|전송 실패|배달 실패)
          """);

  /** Anywhere among the first words. */
  static final Phrases FAILURE =
      Phrases.of(
          """
          (?:could|can|did|was|were|has|have|is) ?(?:not|n't) (?:yet )?(?:be |been )?(?:deliver|reach|sent to|able to (?:send|deliver))
          cannot be (?:delivered|sent|reached)
          unable to (?:deliver|send|relay|complete delivery)
          undeliver(?:able|ed) (?:to|mail|message|e-?mail)
          (?:delivery|mail|message|transmission).{0,60} (?:has |have |had |been )?(?:failed|delayed|rejected|bounced|refused|aborted|unsuccessful)
          (?:following|these) (?:recipient|address|user|mailbox|e-?mail)\\S{0,12}.{0,40} (?:fail|had|could|were|was|did|has|have|reject|affected)
          (?:addresses|recipients) had .{0,30}(?:errors|problems)
          failed (?:recipient|address|to deliver|permanently)
          (?:failure|rejection|reject|error) reasons?
          delivery (?:failed|failure|error|status notification)
          error (?:occurred|has occurred)?.{0,20}(?:delivering|while (?:sending|attempting to deliver|trying to deliver))
          trouble delivering
          giving up on
          final-recipient ?:
          (?:user|recipient|mailbox|account|address).{0,60} (?:unknown|not found|not exist|full|over quota|disabled|unavailable|inactive|exceed|invalid|not recognized|rejected|not listed)
          (?:unknown|invalid|no such|nonexistent) (?:user|recipient|mailbox|account|address|local part)
          (?:quota|mailbox size|size limit|hop count) exceeded
          \\b5\\d\\d[ -]5\\.\\d\\.\\d
          message (?:was )?(?:undeliverable|not delivered|rejected|blocked)
          was not delivered
          will (?:be|keep|continue) (?:re-?tr|try)\\S{0,6}
          (?:your|this) (?:mail|message|e-?mail).{0,120}(?:rejected|refused|returned|blocked|quarantined)
          (?:nicht|konnte).{0,80}(?:zugestellt|übermittelt|ausgeliefert)
          (?:zustellung|übermittlung).{0,80}(?:fehl|nicht|verzögert|problem)
          (?:n'a pas|n'ont pas|n'a|n'ont).{0,10} (?:pu|été).{0,60}(?:remis|livré|délivré|distribué|envoyé|atteint|être)
          (?:échec|impossible).{0,40}(?:remise|remettre|livr|distribu)
          no (?:se|ha|fue|pudo|puede).{0,40}(?:entreg|enviar)
          non (?:è stato|è possibile|può|ha).{0,60}(?:recapit|consegn|raggiunto)
          não (?:foi|pôde|pode|é).{0,40}(?:entreg|enviad)
          niet (?:worden )?(?:bezorgd|afgeleverd|bezorgen)
          (?:inte|ikke|ikkje).{0,40}(?:leverera|levereras|leveret|leveres|levert|levere)
          (?:ei voitu|ei voida|ei ole).{0,40}toimit
          nie (?:można|mogła|został|udało).{0,60}(?:dostarcz|doręcz)
          (?:nelze|nebyl|nemohl|nepodařilo).{0,60}doruč
          не (?:может быть|удалось|было|доставлен|удается).{0,60}доставл
          teslim edile?me
          (?:送信|配信|配送|配達)(?:に失敗|でき(?:ません|なかった|ず))
          (?:宛先|メールアドレス|受信者|ユーザ).{0,30}(?:見つかりません|みつかりません|存在しません|不明)
          (?:メールボックス).{0,20}(?:一杯|いっぱい|満杯|容量)
          (?:无法|未能|不能).{0,20}(?:送达|投递|传递|发送)
          (?:無法|未能|不能).{0,20}(?:送達|投遞|傳遞|傳送)
          (?:전송|배달|전달).{0,10}(?:못했|실패|수 없|되지 않)
          """);

  /** What a person does not type: codes, commands, sections, lists of recipients. */
  static final Phrases TRANSCRIPT =
      Phrases.of(
          """
          -{3,40} ?[\\p{L}' ]{3,80}-{3,40}
          -{3,40} ?(?:original|returned|unsent|below|header|message)
          \\b[45]\\d\\d[ -]{1,3}#?[45]\\.\\d\\.\\d
          [( #:][45]\\.\\d{1,3}\\.\\d{1,3}[ ).:]
          \\b5[05]\\d[ -]{1,3}(?:-|[a-z<])
          \\b(?:following|these) (?:recipient|address|user|mailbox|e-?mail address)
          \\bfailed (?:recipient|address)
          \\b(?:final-recipient|reporting-mta|diagnostic-code|remote-mta|action: failed)
          \\b(?:rcpt to|mail from|smtp|remote (?:host|server)|error code)\\b
          <[^<> ]{1,64}@[^<> ]{1,250}> ?[:(.]
          \\bto ?:? ?<[^<> ]{1,64}@[^<> ]{1,250}>
          \\b(?:message|mail|e-?mail|notification|report) (?:was |is |has been )?(?:created |generated |sent )?(?:automatically|by the mail)
          \\bautomatically (?:generated|created|sent)
          \\byour (?:message|mail|e-?mail):? .{0,60}(?:from|to|subject|sent|date) ?:
          \\b(?:original|returned|rejected|bounced) (?:message|mail|e-?mail|sender)
          \\b(?:message|mail) (?:header|log|id|text)
          \\breceived: (?:from|by)
          empfänger|destinataire|destinatari|destinatári|geadresseerde|ontvanger|mottagar|modtager|mottaker|vastaanottaj|odbiorc|adresat|příjemc|címzett|получател|адресат|alıcı|παραλήπτ
          (?:以下|下記)の?(?:メール)?(?:アドレス|宛先)|宛先|サーバ|メールシステム
          收件人|收件者|原因|以下|수신자|받는 사람
          """);

  /** The very first words of a report. Enough alone, whoever sent it. */
  static final Phrases OPENING =
      Phrases.of(
          """
          hi[.!] this is the \\S{1,60} (?:program|server|daemon)?
          this is the (?:mail system|postfix program|mail delivery|mail server|mail transport|dragonfly mail|\\S{1,40} mail (?:delivery )?(?:agent|system|server))
          this message was (?:created|generated) automatically by (?:the |a )?(?:mail|smtp|e-?mail)
          this is an automatically generated delivery status notification
          this is a (?:permanent|temporary) (?:delivery )?(?:failure|error)
          (?:\\*\\* )?(?:address not found|message (?:not delivered|blocked|rejected|too large)|delivery incomplete|recipient inbox full)(?: \\*\\*)?
          delivery to the following recipients?.{0,20} (?:failed|has been delayed|delayed|has failed)
          delivery has failed to (?:these|the following)
          (?:your|a) (?:message|mail|e-?mail)(?: that you (?:have )?sent)?\\b.{0,300} (?:was not delivered|(?:could|can) ?not be delivered|did not reach|couldn't be delivered|wasn't delivered|has not yet been delivered)(?: to| the| any| all| some| one| or| of| these| following){0,6} ?:? ?(?:recipient|address|destination|<?[^ @]{1,64}@)
          (?:i'm )?(?:sorry,? )?(?:we|i) (?:were|was|am|are) (?:unable|not able) to deliver (?:your|the) (?:message|mail|e-?mail) to
          unable to deliver (?:your )?(?:message|mail) to
          the original message was received at .{1,200} -{2,10} ?the following addresses
          -{2,10} ?the following addresses had
          message from \\S{1,100} unable to deliver
          an error (?:has )?occurred while (?:attempting|trying) to deliver
          we had trouble delivering your message
          could not deliver (?:message|mail) to
          (?:diese nachricht|diese e-?mail) wurde automatisch.{0,60} (?:mail|zustell)
                    (?:die|diese|ihre|deine) (?:folgende )?(?:nachricht|e-?mail)\\b.{0,200} (?:konnte nicht|wurde nicht) .{0,60}(?:empfänger|adresse)
          fehler bei der (?:nachrichten)?zustellung
          échec de (?:la )?remise
          votre message\\b.{0,200} n'a pas (?:pu être|été) (?:remis|délivré|distribué).{0,40}(?:destinataire|adresse)
          (?:su|tu|el) mensaje\\b.{0,200} no (?:se )?(?:ha podido|pudo|puede) (?:ser )?entreg.{0,40}(?:destinatario|direcc)
          il (?:suo |tuo )?messaggio\\b.{0,200} non (?:è stato|può essere) (?:recapitato|consegnato).{0,40}(?:destinatari|indirizz)
          (?:a )?sua mensagem\\b.{0,200} não (?:pôde|foi) (?:ser )?entregue.{0,40}(?:destinatári|endereço)
          """);

  static final Phrases REFUSED_SUBJECT =
      Phrases.of(
          """
          you \\S{1,200} are not (?:a )?member
          (?:request|your (?:message|request|posting|post)) (?:to|posting).{0,160}(?:rejected|refused|denied)
          """);

  static final Phrases REFUSED =
      Phrases.of(
          """
          (?:you are|you're) not (?:a |an )?(?:allowed|member|subscri)
          (?:request|message|posting|post).{0,200} (?:has been|was|is) (?:automatically )?(?:rejected|refused|denied)
          (?:rejected|refused|denied) (?:your|the) (?:request|message|posting|post)
          """);

  private BouncePhrases() {}
}
