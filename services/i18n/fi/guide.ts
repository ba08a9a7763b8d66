import type { enGuide } from '../en/guide.ts';

/** Käyttöönotto-opas: Microsoftin oma salasanan palautus vaihe vaiheelta. Portaalin sanat ovat englanniksi. */
export const fiGuide = {
  'guide.scope.title': 'Valitse, ketkä saavat vaihtaa salasanansa',
  'guide.scope.text':
    'None: ei kukaan muu kuin järjestelmänvalvojat. Selected: yhden käyttöoikeusryhmän jäsenet ja sen sisällä olevien ryhmien jäsenet; aloita tästä. All: kaikki; päädy tähän. Paina Save. Valinta perutaan valitsemalla None.',
  'guide.methods.title': 'Valitse, montako tapaa tarvitaan ja mitkä',
  'guide.methods.text':
    'Valitse kohdassa Password reset, montako tapaa palautus vaatii: kaksi on turvallisempi, yksi helpompi. Itse tavoista päätetään kohdassa Authentication methods → Policies, ja {frozen} alkaen vain siellä. Ota käyttöön Microsoft Authenticator, sovelluskoodit ja sähköposti. Jätä turvakysymykset pois: ne lakkaavat (ajankohta: {questionsEnd}). Microsoftin omat tekstiviestit ja puhelut loppuvat {phoneEnd}.',
  'guide.registration.title': 'Pyydä ihmisiä rekisteröitymään',
  'guide.registration.text':
    'Require users to register when signing in: Yes. Number of days before users are asked to reconfirm: 90–180; 0 tarkoittaa ei koskaan, 730 on suurin arvo. Rekisteröinnin voi lykätä, joten kerro siitä myös itse.',
  'guide.notifications.title': 'Ilmoita palautuksista',
  'guide.notifications.text':
    'Notify users on password resets: Yes. Notify all admins when other admins reset their password: Yes. Käyttäjän viesti lähtee hänen kumpaankin osoitteeseensa.',
  'guide.customisation.title': 'Tuo oma käyttötukesi sivulle',
  'guide.customisation.text':
    'Customize helpdesk link: Yes. Anna verkkosivu tai sähköpostiosoite, johon pääsee kirjautumatta. Muuten sivu kirjoittaa jopa sadalle järjestelmänvalvojalle. Nimi ja logo tulevat organisaation omista ulkoasuasetuksista.',
  'guide.on-premises.title': 'Yhdistä oma hakemistosi',
  'guide.on-premises.text':
    'Vain jos tilejä synkronoidaan. Ota ensin salasanan takaisinkirjoitus käyttöön Entra Connectissa tai cloud syncissä. Valitse sitten täällä takaisinkirjoitus: Yes, ja salli tilin avaaminen vaihtamatta salasanaa: Yes. Ilman takaisinkirjoitusta Microsoftin sivu ohjaa nämä ihmiset järjestelmänvalvojalle.',
  'guide.test.title': 'Kokeile',
  'guide.test.text':
    'Käytä yksityistä ikkunaa ja tiliä, jolla ei ole mitään ylläpitoroolia: rekisteröidy osoitteessa aka.ms/ssprsetup ja vaihda salasana osoitteessa aka.ms/sspr. Kokeile sitten jonkun rajauksen ulkopuolisen tilillä: sen pitää estyä. Asetuksen voimaantulo voi kestää muutaman minuutin.',

  'guide.who.on-premises':
    'Hybrid Identity Administrator (portaalissa Microsoftin ohje pyytää Global Administrator -roolin)',

  'guide.admin-rule.title': 'Järjestelmänvalvojien sääntö',
  'guide.admin-rule.rule':
    'Järjestelmänvalvojille Microsoftilla on oma sääntö, jota kukaan ei voi muuttaa: kaksi todistetta, valitsitpa muille mitä tahansa. Sähköposti, todennussovellus ja puhelin kelpaavat. Turvakysymykset eivät kelpaa koskaan, eivätkä puhelut kokeilu- tai ilmaisympäristössä. Valinnat None, Selected ja All eivät koske järjestelmänvalvojia, eikä heitä rajata pois poistamalla heidät ryhmästä.',
  'guide.admin-rule.roles':
    'Sääntö koskee lähes jokaista ylläpitoroolia, Global Administratorista Helpdesk Administratoriin; koko luettelo on Microsoftin sivulla. Avain ei koskaan vaihda tällaisen tilin salasanaa, vaan ohjaa Microsoftin sivulle.',
  'guide.admin-rule.exception':
    'Yksi todiste riittää kokeilujakson 30 ensimmäisen päivän ajan, tai jos organisaatiolla ei ole omaa verkkotunnusta eikä synkronointia.',
  'guide.admin-rule.applies':
    '{why, select, domain {Organisaatiollasi on oma verkkotunnus, joten todisteita tarvitaan kaksi.} sync {Organisaatiosi synkronoi tilejä, joten todisteita tarvitaan kaksi.} other {En saanut luettua, koskeeko poikkeus organisaatiotasi.}}',
  'guide.admin-rule.default':
    'Microsoftin sivujen mukaan tämä on oletuksena päällä, mutta yksi niistä sanoo päinvastoin. Älä oleta, vaan katso oma kytkimesi.',
  'guide.admin-rule.switch':
    'Kytkimiä on yksi, eikä sitä ole portaalissa: {state, select, on {sinulla se on päällä. Kun haluat sammuttaa sen} off {sinulla se on pois päältä. Kun haluat kytkeä sen päälle} other {sitä ei saatu luettua täällä. Kun haluat asettaa sen}}, kirjaudu PowerShelliin oikeudella Policy.ReadWrite.Authorization ja suorita:\n{command}\nTai lähetä Microsoft Graphiin:\n{request}\nMuutos tulee voimaan viimeistään 60 minuutin kuluttua.',
  'guide.admin-rule.off':
    'Kun kytkin on pois päältä, järjestelmänvalvojat eivät voi vaihtaa unohtunutta salasanaansa, vaikka he kuuluisivat rajaukseen (virhe SSPR_0009). Heitä voidaan silti pyytää rekisteröitymään. Silloin toisen järjestelmänvalvojan on autettava: Privileged Authentication Administrator voi vaihtaa kenen tahansa salasanan.',
} as const satisfies Record<keyof typeof enGuide, string>;
