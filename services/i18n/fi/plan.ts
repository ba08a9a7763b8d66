import type { enPlan } from '../en/plan.ts';
import { fiGuide } from './guide.ts';
import { fiPlanTasks } from './plan-tasks.ts';

/** Käyttöönottosuunnitelma ja käyttöönotto-opas. */
export const fiPlan = {
  ...fiPlanTasks,
  ...fiGuide,

  'plan.phase.benefits.title': 'Ymmärrä ja päätä',
  'plan.phase.benefits.text': 'Mistä on kyse, mitä siitä hyötyy ja mikä Microsoftilla muuttuu.',
  'plan.phase.people.title': 'Ihmiset',
  'plan.phase.people.text': 'Kuka päättää, kuka tekee, kenen pitää tietää.',
  'plan.phase.prerequisites.title': 'Lisenssit ja perusta',
  'plan.phase.prerequisites.text': 'Minkä pitää olla kunnossa, ennen kuin mitään kytketään päälle.',
  'plan.phase.pilot.title': 'Pilotti',
  'plan.phase.pilot.text': 'Kahdessa vaiheessa: ensin innokkaat kokeilijat, sitten oikeat osastot.',
  'plan.phase.configuration.title': 'Asetukset',
  'plan.phase.configuration.text':
    'Jokainen asetus ja suosittelemamme arvo. Mitä ei voi lukea ulkopuolelta, se kysytään sinulta.',
  'plan.phase.testing.title': 'Testit',
  'plan.phase.testing.text': 'Jokainen tapaus ja mitä pitäisi tapahtua.',
  'plan.phase.support.title': 'Käyttötuki',
  'plan.phase.support.text': 'Kysymykset, jotka ovat tulossa, ja valmiit vastaukset.',
  'plan.phase.rollback.title': 'Paluu entiseen',
  'plan.phase.rollback.text': 'Yhden ihmisen, ryhmän tai kaikkien kohdalla. Tiedossa ennen kuin sitä tarvitaan.',
  'plan.phase.roll-out.title': 'Käyttöönotto',
  'plan.phase.roll-out.text': 'Kerro, pyydä ja muistuta, joukko kerrallaan.',
  'plan.phase.measure.title': 'Mittaa ja pidä kunnossa',
  'plan.phase.measure.text': 'Mikä on muuttunut ja mitä pitää seurata.',

  'plan.role.sponsor': 'Tilaaja',
  'plan.role.project': 'Projektipäällikkö',
  'plan.role.identity': 'Identiteettiarkkitehti',
  'plan.role.policy-admin': 'Authentication Policy Administrator',
  'plan.role.hybrid-admin': 'Hybrid Identity Administrator',
  'plan.role.license-admin': 'License Administrator',
  'plan.role.security': 'Tietoturvavastaava',
  'plan.role.compliance': 'Tietosuoja ja vaatimustenmukaisuus',
  'plan.role.helpdesk': 'Käyttötuen esihenkilö',
  'plan.role.communication': 'Viestintä',
  'plan.role.devices': 'Laitehallinta (Intune)',
  'plan.role.tester': 'Testaaja',

  'plan.question.baseline': 'Montako salasanapuhelua kuukaudessa teillä oli ennen?',
  'plan.question.cost': 'Mitä yksi puhelu maksoi omassa valuutassanne?',
  'plan.question.scope': 'Miten rajaus on asetettu portaalissa nyt?',
  'plan.question.gates': 'Montako tapaa palautus vaatii?',
  'plan.question.questions': 'Ovatko turvakysymykset käytössä?',
  'plan.question.registration': 'Pyydetäänkö rekisteröitymään kirjautumisen yhteydessä?',
  'plan.question.reconfirm': 'Monenko päivän välein tavat vahvistetaan?',
  'plan.question.notify-people': 'Kerrotaanko palautuksesta käyttäjälle?',
  'plan.question.notify-admins': 'Kerrotaanko kaikille järjestelmänvalvojille, kun yksi heistä vaihtaa salasanansa?',
  'plan.question.helpdesk-link': 'Mikä linkki tai osoite Microsoftin sivulla on?',
  'plan.question.writeback': 'Onko salasanan takaisinkirjoitus käytössä?',
  'plan.question.unlock': 'Saako lukituksen avata ilman uutta salasanaa?',
  'plan.question.measure-calls': 'Montako salasanapuhelua kuukaudessa teillä on nyt?',

  'plan.choice.none': 'None (ei kukaan)',
  'plan.choice.selected': 'Selected (valittu ryhmä)',
  'plan.choice.all': 'All (kaikki)',
  'plan.choice.one': 'Yhden',
  'plan.choice.two': 'Kaksi',
  'plan.choice.yes': 'Kyllä',
  'plan.choice.no': 'Ei',
  'plan.choice.not-needed': 'Ei tarvita',

  'plan.verdict.good': 'Tarkistettu, kunnossa',
  'plan.verdict.attention': 'Tarkistettu, vaatii huomiota',
  'plan.verdict.unknown': 'Ei tiedossa',

  'plan.live.unread': 'Ei saatu luettua: {why}.',
  'plan.live.broke-off': 'Ei saatu luettua: tarkistus keskeytyi. Kokeile kymmenen minuutin kuluttua uudelleen.',
  'plan.live.late': 'Ei vielä luettu: Microsoftin vastaus viipyy. Katso hetken kuluttua uudelleen.',
  'plan.live.not-told': 'Microsoftin vastaus ei kerro tätä.',
  'plan.live.licences.none':
    'Tilauksista ei löytynyt Entra ID P1:tä eikä P2:ta. Pilvitileille voi riittää jokin yritystilaus, raporteille ja takaisinkirjoitukselle ei.',
  'plan.live.licences.few':
    'Entra ID P1 tai P2 on {seats, number} ihmiselle (P2: {p2, number}), mutta palautusta voi tarvita {people, number} ihmistä.',
  'plan.live.licences.good': 'Entra ID P1 tai P2 on {seats, number} ihmiselle (P2: {p2, number}).',
  'plan.live.domains.good':
    '{count, plural, one {Ainoaa verkkotunnusta} other {Kaikkia # verkkotunnusta}} hallitaan Entrassa.',
  'plan.live.domains.federated':
    'Federoituja, eli salasanat ovat muualla: {names}{more, plural, =0 {} other { ja # muuta}}.',
  'plan.live.synced.none': 'Yhtään tiliä ei synkronoida omasta hakemistosta ({on, date, short}).',
  'plan.live.synced.some':
    'Omasta hakemistosta synkronoidaan {synced, number} tiliä, kun tilejä on kaikkiaan {people, number} ({percent} %, {on, date, short}). Ne tarvitsevat takaisinkirjoituksen.',
  'plan.live.migration.done': 'Siirto on valmis: yksi käytäntö päättää.',
  'plan.live.migration.under-way': 'Siirto on kesken: vanhat käytännöt vaikuttavat yhä.',
  'plan.live.migration.not-begun': 'Siirtoa ei ole aloitettu: salasanan palautus ei vielä noudata uutta käytäntöä.',
  'plan.live.admin-sspr.on':
    'Kytkin on päällä: järjestelmänvalvojat voivat vaihtaa oman salasanansa kahdella todisteella.',
  'plan.live.admin-sspr.off':
    'Kytkin on pois päältä: järjestelmänvalvojat eivät voi itse vaihtaa unohtunutta salasanaansa.',
  'plan.live.scope.everybody':
    'Microsoftin raportin mukaan palvelu on käytössä kaikilla {people, number} ihmisellä ({on, date, short}). Itse valinta näkyy vain portaalissa.',
  'plan.live.scope.some':
    'Microsoftin raportin mukaan palvelu on käytössä {enabled, number} ihmisellä, kun heitä on kaikkiaan {people, number} ({on, date, short}). Itse valinta näkyy vain portaalissa.',
  'plan.live.scope.nobody':
    'Microsoftin raportin mukaan palvelu ei ole käytössä kenelläkään ({on, date, short}): rajaus on None, sen ryhmä on tyhjä tai lisenssit puuttuvat.',
  'plan.live.methods.good': 'Sähköposti, tekstiviesti, Microsoft Authenticator ja sovelluskoodit ovat käytössä.',
  'plan.live.methods.off': 'Pois käytöstä: {methods}.',
  'plan.live.phone-codes.off': 'Tekstiviestit ja puhelut ovat pois käytöstä, joten kukaan ei ole niiden varassa.',
  'plan.live.phone-codes.on':
    'Tekstiviestit tai puhelut ovat käytössä. Microsoft {ended, select, yes {lakkasi} other {lakkaa}} lähettämästä niitä {on, date, short}; sen jälkeen niitä lähettää vain oma viestipalvelu.',
  'plan.live.temporary-pass.on': 'Tilapäinen pääsykoodi on käytössä.',
  'plan.live.temporary-pass.detail':
    'Tilapäinen pääsykoodi on käytössä: tavallisesti {defaultMinutes, number} minuuttia, enintään {longestMinutes, number}, {once, select, yes {kertakäyttöinen} other {useaan kertaan käytettävä}}.',
  'plan.live.temporary-pass.off':
    'Tilapäinen pääsykoodi on pois käytöstä: käyttötuella ei ole turvallista tapaa päästää ketään ensi kertaa sisään.',
  'plan.live.writeback.no-need': 'Tilejä ei synkronoida, joten takaisin kirjoitettavaa ei ole.',
  'plan.live.writeback.at-work': 'Salasana kirjoitettiin omaan hakemistoon {on, date, short} ({agent}).',
  'plan.live.writeback.fails':
    'Yksikään salasana ei ole viime aikoina päässyt omaan hakemistoon asti; viimeisin yritys epäonnistui {on, date, short}.',
  'plan.live.writeback.switched-on':
    'Takaisinkirjoitus otettiin käyttöön {on, date, short}; yksikään palautus ei ole vielä käyttänyt sitä.',
  'plan.live.writeback.switched-off': 'Takaisinkirjoitus poistettiin käytöstä {on, date, short}.',
  'plan.live.writeback.silent':
    'Valvontaloki, joka ulottuu 30 päivän päähän, ei kerro takaisinkirjoituksesta mitään. Sen näkee portaalista: Password reset → On-premises integration.',
  'plan.live.registered':
    'Microsoftin sivua varten tarpeeksi on rekisteröinyt {registered, number} ihmistä, kun heitä on kaikkiaan {people, number} ({percent} %, {on, date, short}).',
  'plan.live.coverage':
    'Takaisin sisään pääsisi nyt {ready, number} ihmistä, kun heitä on kaikkiaan {people, number} ({percent} %, {on, date, short}).',
  'plan.live.coverage.none': 'Ketään ei ole vielä laskettu. Ensimmäinen laskenta tehdään vuorokauden kuluessa.',
  'plan.live.coverage.old': 'Viimeisin laskenta on liian vanha, jotta se kertoisi mitään ({on, date, short}).',
  'plan.live.coverage.nobody': 'Viimeisin laskenta ei löytänyt ketään ({on, date, short}).',

  'plan.status.not-needed': 'ei tarvita',

  'plan.reminder.title': 'Salasanan palautuksen suunnitelma: {count, plural, one {yksi tehtävä} other {# tehtävää}}',
  'plan.reminder.due': '{task}: määräpäivä {on}',
  'plan.reminder.overdue': '{task}: määräpäivä oli {on}',
  'plan.reminder.more': 'Ja {count, plural, one {yksi muu} other {# muuta}}.',
  'plan.reminder.how':
    'Vain Avaimen ylläpitäjät voivat merkitä tehtävän tehdyksi. Jos et ole ylläpitäjä, kerro jollekin heistä, mitä olet tehnyt.',

  'plan.export.title': 'Suunnitelma: salasanan itsepalvelupalautus',
  'plan.export.state': 'Tehtäviä tehty {done}/{total}. Tilanne {on}.',
  'plan.export.line': '{name}: {value}',
  'plan.export.role': 'Tavallinen tekijä',
  'plan.export.owner': 'Vastuuhenkilö',
  'plan.export.due': 'Määräpäivä',
  'plan.export.overdue': '{on}, myöhässä',
  'plan.export.question': 'Kysymys',
  'plan.export.answer': 'Vastaus',
  'plan.export.answered': '{answer} ({by}, {on})',
  'plan.export.note': 'Huomautus',
} as const satisfies Record<keyof typeof enPlan, string>;
