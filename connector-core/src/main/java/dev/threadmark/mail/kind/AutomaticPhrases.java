package dev.threadmark.mail.kind;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How acknowledgements, challenges and held-back notes put it. */
final class AutomaticPhrases {
  /** At the start of a sentence: who complains about an automatic reply quotes it within one. */
  static final Phrases SAYS_SO =
      Phrases.of(
          sentences(
                  "(?:this|the following) (?:e-?mail |message |mail )?is an? (?:auto[- ]?(?:mated|matic|matically)?[- ]?(?:generated )?)(?:e-?mail )?(?:reply|response|answer|autoreply|acknowledge?ment|confirmation of receipt|out.of.office)",
                  "you (?:are|have) receiv(?:ing|ed) this (?:automatic|automated) (?:reply|response)",
                  "(?:dies|das|hierbei) (?:ist|handelt es sich um) eine automati(?:sche|sch generierte|sch erzeugte) (?:antwort|eingangsbestätigung|abwesenheits\\S{1,20}|rückmeldung)",
                  "(?:ceci|il s'agit|ce message|cet e-?mail) (?:est |d')?(?:une |est une )?réponse automatique",
                  "(?:esta|este|ésta) (?:es|mensaje es) una (?:respuesta|contestación) automática",
                  "(?:questa|questo|la presente) (?:è|messaggio è|e-?mail è) una risposta automatica",
                  "(?:esta|este) (?:é|mensagem é|e-?mail é) uma resposta automática",
                  "dit is een (?:automatisch(?:e)?|automatisch gegenereerd(?:e)?) (?:antwoord|reactie|ontvangstbevestiging|bevestiging)",
                  "(?:detta|det här) är ett (?:automatiskt svar|autosvar|automatiskt genererat svar)",
                  "dette er (?:et|en) (?:automatisk svar|autosvar|automatisk besvarelse|automatisk generert svar|automatisk genereret svar)",
                  "tämä on automaattinen (?:vastaus|vastausviesti)",
                  "(?:to|ta wiadomość|niniejsza wiadomość) jest (?:to )?automatyczna odpowiedź",
                  "(?:toto|tato zpráva|jedná se) (?:je|o) automatick(?:á|ou) odpověď",
                  "(?:это|данное письмо|данное сообщение) ?(?:—|-|–|является)? ?автоматическ(?:ий|им) ответ(?:ом)?",
                  "(?:це|даний лист) ?(?:—|-|–|є)? ?автоматичн(?:а|ою) відповід",
                  "(?:bu|bu mesaj|bu e-?posta) (?:bir )?otomatik (?:bir )?(?:yanıt|cevap)")
              + """
              (?:このメール|本メール|こちら)は.{0,30}自動(?:返信|応答|送信|配信)
              自動返信(?:メール)?(?:です|にて|となり|で送信)
              (?:此|这|這|本)(?:邮件|郵件|信)?(?:为|是|為|系|由).{0,12}自(?:动|動)(?:回复|回覆|答复|回應|发送|發送)
              (?:이|본) (?:메일|메시지|이메일)은 (?:.{0,10})?자동(?:으로)? ?(?:회신|응답|발송|답장)
              """);

  /** Your mail has come in. */
  static final Phrases RECEIVED =
      Phrases.of(
          """
          \\b(?:we|i)(?:'ve| have)? (?:successfully )?(?:received|got) (?:your|the) (?:e-?mail|mail|message|request|inquiry|enquiry|query|ticket|submission|report|letter)
          \\byour (?:e-?mail|mail|message|request|inquiry|enquiry|query|case|support request|submission|issue)(?: .{0,60})? (?:has been|was) (?:successfully )?(?:received|logged|registered|opened|created|assigned|submitted)
          \\b(?:ticket|case|request|issue)(?: .{0,40})? has been (?:created|opened|assigned|received|logged|registered)
          \\b(?:ihre|deine) (?:e-?mail|nachricht|anfrage|mail)(?: .{0,60})? (?:ist|wurde|haben wir)(?: .{0,40})? (?:eingegangen|erhalten|registriert|erfasst|empfangen)
          \\b(?:nous avons bien reçu|votre (?:demande|message|courriel|e-?mail) a (?:bien )?été (?:reçu|enregistré|prise?))
          \\b(?:hemos recibido su|su (?:solicitud|mensaje|correo|consulta) ha sido (?:recibid|registrad))
          \\b(?:abbiamo ricevuto (?:la )?(?:sua|tua|vostra)|la (?:sua|tua|vostra) (?:richiesta|e-?mail) è stata (?:ricevuta|registrata|presa))
          \\b(?:recebemos (?:a |o )?(?:sua?|seu)|(?:sua|seu) (?:mensagem|solicitação|pedido|e-?mail) foi (?:recebid|registrad))
          \\b(?:wij hebben uw|we hebben je|uw (?:bericht|e-?mail|aanvraag|vraag) (?:is|hebben wij)).{0,40}(?:ontvangen|geregistreerd)
          \\b(?:vi har (?:mottagit|modtaget|mottatt))
          \\b(?:olemme vastaanottaneet|viestisi on vastaanotettu)
          \\b(?:otrzymaliśmy (?:twoj|państwa|pana)|(?:twoje|państwa) zgłoszenie)
          \\b(?:obdrželi jsme|vaše (?:zpráva|žádost|požadavek) byl)
          (?:мы получили ваш|ваш(?:е|а|) (?:обращение|запрос|заявка|письмо|сообщение).{0,40}(?:принят|получен|зарегистрирован))
          (?:mesajınız|talebiniz|e-?postanız).{0,40}(?:alındı|alınmıştır|ulaştı|oluşturul)
          (?:お問い合わせ|メール).{0,30}(?:受け付け|受付|受信|承り)
          (?:我们|我們)?(?:已经|已)?(?:收到|受理)(?:了)?(?:您|你)的(?:邮件|郵件|来信|請求|请求|咨询|諮詢)
          (?:문의|메일|메시지).{0,20}(?:접수|수신)
          """);

  static final Phrases CHALLENGE_SUBJECT =
      Phrases.of(
          """
          (?:please |action required ?: ?(?:please )?)?(?:confirm|verify) (?:your|that you|this|you) ?(?:e-?mail|message|mail|delivery|request|sender|sent|are|identity)?
          your (?:e-?mail|message|mail).{0,80}(?:requires|needs|awaiting|awaits|waiting for) (?:verification|confirmation|authenti|your confirm|approval)
          (?:confirmation|verification|authentication|authorization) (?:required|needed|request)
          (?:challenge|sender verification|sender confirmation|spam ?(?:blocker|arrest|filter))
          antispam uol
          """);

  static final Phrases CHALLENGE =
      Phrases.of(
          """
          (?:challenge[-/ ]response|sender verification (?:system|request))
          (?:confirm|verify|prove|ensure|validate).{0,80}(?:you are|you're|that you).{0,30}(?:human|real person|person|not a (?:spam|robot|machine|bot)|legitimate)
          (?:your|the) (?:message|mail|e-?mail).{0,120}(?:is being held|has been held|was held|held|quarantined|will be delivered|won't be delivered|will not be delivered|has not been delivered).{0,160}(?:confirm|verif|click|reply|respond|approv|authenti|code)
          (?:click|reply|follow|respond|visit).{0,160}(?:so that|to (?:have|release|deliver|get|allow|complete)) .{0,20}(?:your|this|the original) (?:message|mail|e-?mail).{0,60}(?:deliver|reach|release|through|inbox|receive)
          (?:added|add you|put you|place you) (?:to|on) (?:my|the|his|her|our|their) (?:approved|allowed|white|safe|accepted|guest|contact)\\S{0,8} ?(?:list|senders)?
          (?:boxbe|spam ?arrest|tmda|mailblocks|qurb|chooseyourmail|bluebottle|earthlink spamblocker|sendio|total ?block|digiportal|vanquish)\\b.{0,300}(?:confirm|verif|click|approv|deliver)
          (?:bestätigen|klicken) sie.{0,160}(?:zugestellt|absender|mensch|spam)
          (?:para que|confirme|confirmar).{0,160}(?:mensagem|mensaje|e-?mail).{0,80}(?:entregue|entregado|recebid|seja)
          (?:cliquez|confirme[rz]).{0,160}(?:message|expéditeur).{0,80}(?:remis|délivré|livré|spam|humain)
          """);

  /** Mailing lists that hold a post for a moderator. */
  static final Phrases HELD_SUBJECT =
      Phrases.of(
          """
          your (?:message|post|posting|mail|e-?mail).{0,160}(?:awaits|awaiting|is being held|held for|requires) (?:for )?(?:the )?(?:moderator|list moderator|approval|moderation)
          (?:ihre|deine) nachricht.{0,160}(?:wartet|moderator|zustimmung)
          votre message.{0,160}(?:en attente|modérat)
          """);

  static final Phrases HELD =
      Phrases.of(
          """
          (?:is being held|is held|has been held|awaits|awaiting|will be).{0,80}(?:approval|moderator|moderated|review)
          (?:moderator|genehmigung|zustimmung).{0,120}(?:geprüft|freigegeben|zurückgehalten|wartet|vorgelegt)
          (?:retenu|attente|approbation|modérat)
          """);

  private AutomaticPhrases() {}

  /** Each a phrase of its own: what all of one language need is missing in most texts. */
  private static String sentences(String... sayings) {
    return Stream.of(sayings)
        .map(
            "(?:^|[.!*#=_)>~-] ?)(?:please note ?[:,-]? ?(?:that )?|note ?: ?)?(?:%s)\n"::formatted)
        .collect(Collectors.joining());
  }
}
