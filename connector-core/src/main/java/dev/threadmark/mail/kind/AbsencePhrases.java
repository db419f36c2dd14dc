package dev.threadmark.mail.kind;

/** How absence notes put it, in many languages. */
final class AbsencePhrases {
  /** Somebody is away. */
  static final Phrases AWAY =
      Phrases.of(
          """
          \\b(?:i am|i'm|i will be|i'll be|i shall be|we are|we're|we will be|am|is|are|(?:^|[.!,] )(?:currently|presently)) (?:currently |presently |now |temporarily |both |all )?(?:out[- ]of[- ](?:the[- ]|my |our )?office|away (?:from|on|until|till|at|this|for|and|returning|with|in)|on (?:an? |my )?(?:extended |annual |parental |maternity |paternity |sick |medical |study |summer |christmas |family )?(?:leave|vacation|holidays?)|on (?:a )?(?:business|company) (?:trip|travel)|travel(?:l)?ing|not in the office|absent from|unavailable (?:until|from|till)|attending a)
          \\bout[- ]of[- ](?:the[- ]|my )?office (?:until|till|from|starting|on|this|for|and|with|beginning|through|between|message|due)
          \\baway from (?:my |the )?(?:office|desk|mail|e-?mail|computer)\\b
          \\b(?:no longer|not) (?:with|works?|working|employed|at) (?:with |at |for |by |here)?
          \\bhas left (?:the |our )?(?:company|organi[sz]ation|firm)\\b
          \\bour office(?:s)? (?:is|are|will be) (?:currently |now )?closed\\b
          \\b(?:ich bin|wir sind|bin ich|ist|sind wir|befinde mich|bin) .{0,60}(?:nicht (?:im (?:büro|haus|dienst)|erreichbar|am arbeitsplatz|anwesend|persönlich)|außer haus|abwesend|im urlaub|in urlaub|in elternzeit|im mutterschutz|auf (?:dienst|geschäfts)reise|auf reisen|unterwegs|wieder (?:im|erreichbar|da|für sie))
          \\bbefinde ich mich .{0,40}(?:urlaub|elternzeit|dienstreise)
          \\bich befinde mich .{0,40}(?:urlaub|elternzeit|reise)
          \\bnicht mehr (?:für|bei|im) .{1,60}(?:tätig|beschäftigt|unternehmen)
          \\b(?:je suis|je serai|nous sommes|serai|suis) .{0,40}(?:absente?s?|en congés?|en vacances|en déplacement|hors du bureau|indisponible|en formation)
          \\bne fai(?:t|s) plus partie\\b
          \\b(?:estoy|estaré|estar[ée]mos|me encuentro|me encontraré|estamos|encuentro) .{0,40}(?:fuera de (?:la )?oficina|de vacaciones|ausente|de viaje|de baja|de permiso|vacaciones)
          \\b(?:sono|sarò|siamo|saremo) .{0,40}(?:fuori (?:sede|ufficio)|in ferie|assent[ei]|in viaggio|in vacanza|in trasferta)
          \\b(?:estou|estarei|estaremos|encontro-me|me encontro|encontrar-me-ei) .{0,40}(?:fora do escritório|de férias|em férias|ausente|de licença|em viagem|férias)
          \\b(?:ik ben|wij zijn|ben ik|ik zal) .{0,60}(?:afwezig|niet (?:op kantoor|aanwezig|bereikbaar|in de gelegenheid)|met (?:vakantie|verlof)|op vakantie)
          \\bik (?:heb|geniet) .{0,30}(?:vakantie|verlof)
          \\b(?:jag är|jag har|är jag|vi har|vi är) .{0,60}(?:semester|inte på (?:kontoret|plats)|frånvarande|på resa|tjänstledig|föräldraledig|ledig|åter)
          \\b(?:jeg er|jeg har|er jeg|jeg holder|vi holder|vi har) .{0,60}(?:ferie|ikke (?:på kontoret|til stede|tilgængelig|tilgjengelig)|fraværende|på rejse|på reise|permisjon|barsel|bortreist|tilbage|tilbake)
          \\b(?:olen|olemme) .{0,40}(?:poissa|lomalla|vapaalla|matkoilla|tavoitettavissa|virkavapaalla|vanhempainvapaalla)
          \\b(?:jestem|będę|przebywam|jesteśmy) .{0,50}(?:urlopie|nieobecn|poza biurem|zwolnieniu|delegacji|niedostępn)
          \\b(?:jsem|budu|čerpám|som|jsme) .{0,50}(?:dovolen|nepřítom|neprítom|mimo kancelář|služební cestě|mimo kancelári)
          (?:szabadságon|házon kívül|nem vagyok az irodában|távol vagyok|nem tartózkodom)
          \\b(?:sunt|voi fi|mă aflu) .{0,40}(?:concediu|plecat|indisponibil|în afara biroului)
          (?:я |сейчас |меня |буду |нахожусь ).{0,50}(?:отпуск|отсутств|командировк|не буд(?:ет|у)|не на месте|вне офиса|больничн)
          (?:я |буду |перебуваю ).{0,50}(?:відпуст|відсутн|відряджен)
          (?:ofis dışında|izinde|izinli|yıllık izin|tatilde|ofiste (?:değil|olmaya|bulunma))
          (?:είμαι|θα είμαι|βρίσκομαι|απουσιάζω|θα απουσιάζω|λείπω).{0,40}(?:γραφείο|άδεια|έως|μέχρι|από)
          (?:不在に(?:し|いた|なり|させ)|休暇(?:中|をいただ|を取|のため|を頂)|出張(?:中|のため|に出)|外出(?:中|して)|席を(?:外|はず)|休業(?:と|させ|いた|中|期間)|お休みをいただ|不在(?:のため|です|とな))
          (?:不在(?:办公室|公司|辦公室)|(?:正在|目前|现在|現在|我在|我将|我將|本人).{0,12}(?:休假|度假|出差|外出|请假|請假|年假|产假|產假)|(?:休假|出差|外出|放假|请假)(?:中|期间|期間))
          (?:휴가 ?(?:중|로|입니다|기간)|출장 ?(?:중|으로|입니다)|부재 ?(?:중|입니다|로)|자리를 비우)
          (?:đang|sẽ) .{0,20}(?:nghỉ phép|vắng mặt|đi công tác)
          (?:خارج المكتب|في إجازة|إجازة)
          (?:לא נמצא(?:ת)? במשרד|מחוץ למשרד|בחופשה)
          (?:sedang (?:cuti|tidak)|cuti tahunan)
          """);

  /** What happens, or whom to ask, until then. */
  static final Phrases MEANWHILE =
      Phrases.of(
          """
          \\b(?:limited|no|not have|without|intermittent|little|infrequent|sporadic|regular) (?:\\S{1,12} )?(?:access|availability|connectivity|e-?mail access)
          \\bwill (?:not )?(?:be )?(?:check|read|reply|respond|answer|return|get back|contact|be back|be able)
          \\bdelay(?:s|ed)? (?:in )?(?:my )?(?:response|respond|reply|replying|answer)
          \\b(?:upon|on|after) (?:my |our )?return\\b
          \\b(?:when|once|until|till|as soon as) (?:i|we) (?:return|get back|am back|'m back|come back|are back)
          \\breturn(?:ing)? (?:to (?:the |my )?office |back )?(?:on|by|in|mon|tue|wed|thu|fri|\\d)
          \\b(?:back|return) (?:in (?:the )?office )?on (?:the )?(?:mon|tue|wed|thu|fri|sat|sun|\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
          \\b(?:urgent|emergenc|immediate (?:assistance|attention|help|response)|time-?sensitive)
          \\bin my absence\\b
          \\bplease (?:contact|call|e-?mail|direct|reach out to|forward|send|speak|ring) (?!me\\b|us\\b)
          \\bwill not be (?:forwarded|read|monitored|answered)
          (?:dringend|eilig|wichtig)\\S{0,4} (?:fälle|anliegen|angelegenheit|fragen|anfragen)
          in dringenden
          wenden sie sich
          (?:vertretung|vertreten|vertritt)
          nicht (?:weitergeleitet|gelesen|bearbeitet)
          (?:nach|bei) meiner rückkehr
          (?:ab (?:dem|montag|dienstag|mittwoch|donnerstag|freitag)|bis (?:zum|einschließlich|\\d)|wieder (?:im|erreichbar|da|zurück|für sie))
          en cas d'urgence
          (?:pour toute|en cas d[e']) (?:urgence|demande|question)
          (?:à|dès) mon retour
          (?:mon|notre) retour
          (?:veuillez|merci de) (?:contacter|vous adresser|joindre)
          jusqu'au
          (?:en caso de|para (?:asuntos|temas|cualquier)|si es|urgen)\\S{0,5}.{0,20}(?:urgen|contact)
          a mi (?:regreso|vuelta)
          (?:hasta el|regresaré|volveré)
          (?:per (?:urgenze|emergenze|questioni|comunicazioni|necessità)|in caso di)
          (?:al mio (?:rientro|ritorno)|rientrerò|fino al|tornerò)
          (?:em caso de|para assuntos|assuntos urgentes|no meu regresso|ao retornar|quando (?:eu )?(?:voltar|regressar)|retorno|até (?:o|ao) dia|regresso)
          (?:dringende|spoed|urgente) (?:zaken|gevallen|vragen|kwesties)
          (?:bij|na) (?:mijn )?terugkomst
          (?:tot en met|tot \\d|weer (?:aanwezig|bereikbaar|terug)|contact opnemen met)
          (?:vid|i) brådskande
          (?:brådskande|akut|kontakta|tillbaka|åter (?:på|den)|till och med)
          (?:haster|hastende|kontakt(?:e)? |vend(?:er)? tilbage|tilbake|tilbage|til og med)
          (?:kiireelli|palaan|palattuani|asti|saakka|yhteyttä|sijaise)
          (?:pilnych|w sprawach|proszę o kontakt|powrocie|wracam|do dnia|zastęp)
          (?:naléhav|urgentn|po návratu|kontaktujte|obraťte|zastupuj|do \\d)
          (?:sürgős|visszatér|helyettes|forduljon)
          (?:urgen[țt]|revin|întoarc|contacta)
          (?:срочн|возвращени|обращай|вернусь|свяж|до \\d|замеща|по вопросам)
          (?:термінов|поверн|зверта|до \\d)
          (?:acil|döndüğ|dönüş|iletişime|kadar|ulaşabilir)
          (?:επείγ|επιστρ|επικοινων|μέχρι|έως)
          (?:緊急|お急ぎ|至急|までに|まで|ご連絡|改めて|後日|戻り次第)
          (?:紧急|緊急|如有|请联系|請聯|回来|返回|回复|回覆|尽快|盡快)
          (?:긴급|급한|복귀|연락|까지|문의)
          (?:khẩn|liên hệ|trở lại)
          (?:عاجل|التواصل|العودة|حتى)
          (?:דחוף|לפנות|אחזור|עד)
          (?:mendesak|hubungi|kembali)
          """);

  private AbsencePhrases() {}
}
