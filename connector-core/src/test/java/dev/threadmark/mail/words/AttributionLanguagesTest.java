package dev.threadmark.mail.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.threadmark.mail.Body;
import dev.threadmark.mail.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionLanguagesTest {
  private static final String ANSWER =
      "The pump runs again, thank you.\nShall we keep the old seal?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, 4 May 2026 at 10:12, Ada Brook <ada@brook.example> wrote:",
        "On Mon, 4 May 2026 at 10:12, Ada Brook <\nada.with.a.long.address@brook.example> wrote:",
        "On Monday, May 4, 2026 at 10:12:13 AM GMT+2, Ada Brook\n<ada@brook.example>\nwrote:",
        "On May 4, 2026, at 10:12, Ada Brook <ada@brook.example> wrote:",
        "On 04/05/2026 10:12, Ada Brook wrote:",
        "On 2026-05-04 10:12, ada@brook.example wrote:",
        "---- On Mon, 04 May 2026 10:12:13 +0200 Ada Brook <ada@brook.example> wrote ----",
        "Am 04.05.2026 um 10:12 schrieb Ada Brook:",
        "Am Mo., 4. Mai 2026 um 10:12 Uhr schrieb Ada Brook <ada@brook.example>:",
        "Ada Brook <ada@brook.example> schrieb am Mo., 4. Mai 2026,\n10:12:",
        "Le lun. 4 mai 2026 à 10:12, Ada Brook <ada@brook.example> a écrit :",
        "Le 04/05/2026 à 10:12, Ada Brook a écrit\u00a0:",
        "Il giorno lun 4 mag 2026 alle ore 10:12 Ada Brook <ada@brook.example> ha\nscritto:",
        "Il 04/05/2026 10:12, Ada Brook ha scritto:",
        "El lun, 4 may 2026 a las 10:12, Ada Brook (<ada@brook.example>)\nescribió:",
        "Em seg., 4 de mai. de 2026 às 10:12, Ada Brook <ada@brook.example>\nescreveu:",
        "Op ma 4 mei 2026 om 10:12 schreef Ada Brook <ada@brook.example>:",
        "Op 4 mei 2026 om 10:12 heeft Ada Brook <ada@brook.example> het volgende geschreven:",
        "Den mån 4 maj 2026 kl 10:12 skrev Ada Brook <ada@brook.example>:",
        "man. 4. maj 2026 kl. 10.12 skrev Ada Brook <ada@brook.example>:",
        "ma 4. toukok. 2026 klo 10.12 Ada Brook (ada@brook.example) kirjoitti:",
        "pon., 4 maj 2026 o 10:12 Ada Brook <ada@brook.example> napisał(a):",
        "W dniu 4.05.2026 o 10:12, Ada Brook pisze:",
        "po 4. 5. 2026 v 10:12 odesílatel Ada Brook <ada@brook.example> napsal:",
        "Ada Brook <ada@brook.example> ezt írta (időpont: 2026. máj. 4., H, 10:12):",
        "În lun., 4 mai 2026 la 10:12, Ada Brook <ada@brook.example> a scris:",
        "пн, 4 мая 2026 г. в 10:12, Ada Brook <ada@brook.example>:",
        "04.05.2026 10:12, Ada Brook пишет:",
        "пн, 4 трав. 2026 р. о 10:12 Ada Brook <ada@brook.example> пише:",
        "На пн, 4.05.2026 г. в 10:12 Ada Brook <ada@brook.example> написа:",
        "Στις Δευ 4 Μαΐ 2026 στις 10:12 π.μ., ο χρήστης Ada Brook <ada@brook.example> έγραψε:",
        "Ada Brook <ada@brook.example>, 4 May 2026 Pzt, 10:12 tarihinde şunu yazdı:",
        "‫בתאריך יום ב׳, 4 במאי 2026 ב-10:12 מאת ‪Ada Brook‬‏ <‪ada@brook.example‬‏>:‬",
        "Ada Brook <ada@brook.example> 于2026年5月4日周一 10:12写道：",
        "在 2026年5月4日，10:12，Ada Brook <ada@brook.example> 写道：",
        "Ada Brook <ada@brook.example> 於 2026年5月4日 週一 上午10:12寫道：",
        "2026年5月4日(月) 10:12 Ada Brook <ada@brook.example>:",
        "2026/05/04 10:12、Ada Brook <ada@brook.example>のメール:",
        "2026년 5월 4일 (월) 오전 10:12, Ada Brook <ada@brook.example>님이 작성:",
        "Vào Th 2, 4 thg 5, 2026 vào lúc 10:12 Ada Brook <ada@brook.example>\nđã viết:",
        "Pada tanggal Sen, 4 Mei 2026 pukul 10.12 Ada Brook <ada@brook.example> menulis:",
      })
  void whoWroteTheQuotationIsNoWordOfTheAnswer(String attribution) {
    for (String quotation :
        new String[] {"> Is the pump fixed?\n>\n> Ada", "Is the pump fixed?\n\nAda"}) {
      String mail = ANSWER + "\n\n" + attribution + "\n\n" + quotation + "\n";
      Words words = NewWords.of(Body.text(mail));
      assertEquals(ANSWER, words.written(), mail);
      assertTrue(words.elided().contains("Is the pump fixed?"), mail);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: Ada Brook <ada@brook.example>\nSent: Monday, May 4, 2026 10:12 AM\nTo: Help\nSubject: Pump",
        "From:\tAda Brook <ada@brook.example>\nDate:\tMonday, May 4, 2026\nTo:\tHelp <help@works.example>\nSubject:\tPump",
        "*From:* Ada Brook <ada@brook.example>\n*Sent:* Monday, May 4, 2026 10:12 AM\n*To:* Help\n*Subject:* Pump",
        "________________________________\nFrom: Ada Brook <ada@brook.example>\nSent: Monday\nTo: Help\nSubject: Pump",
        "Von: Ada Brook <ada@brook.example>\nGesendet: Montag, 4. Mai 2026 10:12\nAn: Help\nBetreff: Pumpe",
        "-----Ursprüngliche Nachricht-----\nVon: Ada Brook\nGesendet: Montag\nAn: Help\nBetreff: Pumpe",
        "De : Ada Brook <ada@brook.example>\nEnvoyé : lundi 4 mai 2026 10:12\nÀ : Help\nObjet : Pompe",
        "De: Ada Brook <ada@brook.example>\nEnviado el: lunes, 4 de mayo de 2026 10:12\nPara: Help\nAsunto: Bomba",
        "De: Ada Brook <ada@brook.example>\nEnviado: segunda-feira, 4 de maio de 2026\nPara: Help\nAssunto: Bomba",
        "Da: Ada Brook <ada@brook.example>\nInviato: lunedì 4 maggio 2026 10:12\nA: Help\nOggetto: Pompa",
        "Van: Ada Brook <ada@brook.example>\nVerzonden: maandag 4 mei 2026 10:12\nAan: Help\nOnderwerp: Pomp",
        "Från: Ada Brook <ada@brook.example>\nSkickat: den 4 maj 2026 10:12\nTill: Help\nÄmne: Pump",
        "Fra: Ada Brook <ada@brook.example>\nSendt: mandag 4. maj 2026 10:12\nTil: Help\nEmne: Pumpe",
        "Lähettäjä: Ada Brook <ada@brook.example>\nLähetetty: maanantai 4. toukokuuta 2026\nVastaanottaja: Help\nAihe: Pumppu",
        "Od: Ada Brook <ada@brook.example>\nWysłano: poniedziałek, 4 maja 2026\nDo: Help\nTemat: Pompa",
        "Od: Ada Brook <ada@brook.example>\nOdesláno: pondělí 4. května 2026\nKomu: Help\nPředmět: Pumpa",
        "Feladó: Ada Brook <ada@brook.example>\nElküldve: 2026. május 4.\nCímzett: Help\nTárgy: Szivattyú",
        "От: Ada Brook <ada@brook.example>\nОтправлено: 4 мая 2026 г. 10:12\nКому: Help\nТема: Насос",
        "Kimden: Ada Brook <ada@brook.example>\nGönderildi: 4 Mayıs 2026\nKime: Help\nKonu: Pompa",
        "发件人: Ada Brook <ada@brook.example>\n发送时间: 2026年5月4日 10:12\n收件人: Help\n主题: 泵",
        "寄件者： Ada Brook <ada@brook.example>\n寄件日期： 2026年5月4日\n收件者： Help\n主旨： 泵",
        "差出人: Ada Brook <ada@brook.example>\n送信日時: 2026年5月4日 10:12\n宛先: Help\n件名: ポンプ",
        "보낸 사람: Ada Brook <ada@brook.example>\n보낸 날짜: 2026년 5월 4일\n받는 사람: Help\n제목: 펌프",
        "----- Original Message -----",
        "-------- Forwarded Message --------\nSubject: Pump\nDate: Mon, 4 May 2026\nFrom: Ada <ada@brook.example>\nTo: Help",
        "---------- Forwarded message ---------\nFrom: Ada Brook <ada@brook.example>\nDate: Mon, 4 May 2026\nSubject: Pump\nTo: Help",
        "Begin forwarded message:\n\nFrom: Ada Brook <ada@brook.example>\n\nSubject: Pump\n\nDate: 4 May 2026\n\nTo: Help",
        "##- Please type your reply above this line -##",
      })
  void theHeadersOfAnOlderMailBeginWhatIsNotNew(String headers) {
    Words words =
        NewWords.of(Body.text(ANSWER + "\n\n" + headers + "\n\nIs the pump fixed?\n\nAda\n"));
    assertEquals(ANSWER, words.written());
    assertTrue(words.elided().contains("Is the pump fixed?"));
  }
}
