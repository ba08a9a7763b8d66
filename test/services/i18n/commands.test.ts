import { describe, expect, it } from '@jest/globals';
import { commandIds, commandPhrases } from '../../../services/i18n/command-words.ts';
import {
  codeIn,
  commandInTalk,
  foldText,
  isPhrase,
  looksLikeSecret,
  parseCommand,
  type CommandId,
} from '../../../services/i18n/commands.ts';
import { cpuMs } from '../../support/cpu-ms.ts';

const sayings: readonly (readonly [string, CommandId | undefined])[] = [
  ['Unohdin salasanani', 'start-reset'],
  ['unohdin mun salasanan!!', 'start-reset'],
  ['Olen unohtanut salasanani', 'start-reset'],
  ['salasanani unohtui lomalla', 'start-reset'],
  ['en muista salasanaa', 'start-reset'],
  ['en enää muista salasanaani', 'start-reset'],
  ['EN MUISTA SALASANAA', 'start-reset'],
  ['unohdin salasanan eika mikaan auta', 'start-reset'],
  ['I forgot my password...', 'start-reset'],
  ["I've forgotten my password", 'start-reset'],
  ["i don't remember my password", 'start-reset'],
  ['please reset my password', 'start-reset'],
  ['salasana vanhentui', 'expired-password'],
  ['Salasanani on vanhentunut', 'expired-password'],
  ['my password expired yesterday', 'expired-password'],
  ['tili lukossa', 'unlock'],
  ['Tilini on lukittu', 'unlock'],
  ['tunnukseni lukkiutui', 'unlock'],
  ['my account got locked', 'unlock'],
  ['uusi puhelin', 'new-phone'],
  ['minulla on uusi puhelin', 'new-phone'],
  ['vaihdoin puhelimen', 'new-phone'],
  ['I have got a new iPhone', 'new-phone'],
  ['kirjaudu sisään ei onnistu', 'know-password'],
  ['muistan salasanani mutta en pääse sisään', 'know-password'],
  ['I know my password but it does not work', 'know-password'],
  ['en pääse kirjautumaan Outlookiin', 'know-password'],
  ['miksi en pääse kirjautumaan Outlookiin', 'diagnose'],
  ['Why does it not let me log in to Teams?', 'diagnose'],
  ['why can’t I get in', 'diagnose'],
  ['varför kan jag inte logga in?', 'diagnose'],
  ['Hej! Jag har tyvärr glömt mitt lösenord', 'start-reset'],
  ['jag minns inte lösenordet längre', 'start-reset'],
  ['kan du återställa lösenordet', 'start-reset'],
  ['jag har glömt mitt lösenrod', 'start-reset'],
  ['lösenordet gick ut i går', 'expired-password'],
  ['kontot har låst sig', 'unlock'],
  ['jag är utelåst från Teams', 'unlock'],
  ['jag har tappat telefonen', 'new-phone'],
  ['min nya mobil fungerar inte', 'new-phone'],
  ['mitt lösenord är fel men jag kan det', 'know-password'],
  ['jag kommer inte in i Outlook', 'know-password'],
  ['jag har inte fått koden', 'resend'],
  ['koden kom aldrig', 'resend'],
  ['kan jag få en ny kod', 'resend'],
  ['jag vill prata med en riktig människa', 'human'],
  ['någon har hackat mitt konto', 'human'],
  ['hur registrerar jag mig', 'how-to-register'],
  ['nu har jag registrerat mig', 'registered'],
  ['skicka koden med e-posten', 'email-code'],
  ['som sms, tack', 'sms-code'],
  ['jag får inget sms', undefined],
  ['på svenska, tack', 'language-sv'],
  ['Språk · Language · Kieli', 'language'],
  ['Ja.', 'yes'],
  ['en kopp kaffe och en bulle', undefined],
  ['koodi ei ole tullut', 'resend'],
  ['Hello!', 'help'],
  ['Moi', 'help'],
  ['hi there', 'help'],
  ['suomeksi, kiitos', 'language-fi'],
  ['In English please', 'language-en'],
  ['Kyllä.', 'yes'],
  ['uuden salasanan', 'new-password'],
  ['poista tietoni', 'erase'],
  ['kyllä, poista tietoni', 'erase-confirmed'],
  ['hi, I forgot my pasword', 'start-reset'],
  ['passwrod forgotten', 'start-reset'],
  ['I forgto my password', 'start-reset'],
  ['unohin salasanan', 'start-reset'],
  ['unohdin salsanani', 'start-reset'],
  ['forgot pwd', 'start-reset'],
  ['help me get a new password', 'new-password'],
  ['I want to change my password', 'new-password'],
  ['voisitko vaihtaa salasanani?', 'new-password'],
  ['salasanan vaihto', 'new-password'],
  ['Salasanani on mennyt vanhaksi, mitä teen?', 'expired-password'],
  ['my pasword expird', 'expired-password'],
  ['acount locked', 'unlock'],
  ['avaa tilini', 'unlock'],
  ['voitko avata lukituksen', 'unlock'],
  ['tunnarit lukossa', 'unlock'],
  ['the authenticator app is gone', 'new-phone'],
  ['MFA not working', 'new-phone'],
  ['authenticator ei toimi', 'new-phone'],
  ['todennussovellus katosi', 'new-phone'],
  ['I need help logging in', 'know-password'],
  ['I did not get the code', 'resend'],
  ["I don't get the code on my phone", 'resend'],
  ['en saanut koodia', 'resend'],
  ['talk to a human', 'human'],
  ['I want to speak to helpdesk', 'human'],
  ['can I speak to a real person?', 'human'],
  ['yhteys helpdeskiin', 'human'],
  ['voinko puhua jonkun ihmisen kanssa', 'human'],
  ['I think I have been hacked', 'human'],
  ['somebody stole my account', 'human'],
  ['tilini on hakkeroitu', 'human'],
  ['talk to a human!', 'human'],
  ['can I talk to a human please', 'human'],
  ['yhdistä ihmiselle', 'human'],
  ['How is my case?', 'case-status'],
  ['any news on my ticket', 'case-status'],
  ['missä tukipyyntöni on?', 'case-status'],
  ['withdraw', 'withdraw'],
  ['please close my case', 'withdraw'],
  ['haluan perua, sulje tukipyyntöni', 'withdraw'],
  ['kyllä, peru tukipyyntöni', 'withdraw-confirmed'],
  ['Takaisin botille', 'back-to-bot'],
  ['is this agent real?', 'is-agent-real'],
  ['Is the person on the phone really from the helpdesk?', 'is-agent-real'],
  ['are you a real person', 'is-agent-real'],
  ['who is handling my case', 'is-agent-real'],
  ['onko tämä oikea?', 'is-agent-real'],
  ['onko soittaja oikeasti teiltä', 'is-agent-real'],
  ['kuka hoitaa tukipyyntöäni', 'is-agent-real'],
  ['Am I ready?', 'am-i-ready'],
  ['am I ready to recover', 'am-i-ready'],
  ['check my recovery', 'am-i-ready'],
  ['could I get back in if I forget it', 'am-i-ready'],
  ['Olenko valmis?', 'am-i-ready'],
  ['olenkohan mä valmis', 'am-i-ready'],
  ['onko minulla valmiudet kunnossa', 'am-i-ready'],
  ['pääsisinkö takaisin sisään', 'am-i-ready'],
  ['register', 'how-to-register'],
  ['how can I register my email', 'how-to-register'],
  ['where is my security info?', 'how-to-register'],
  ['miten rekisteröin sähköpostin', 'how-to-register'],
  ['mistä löydän suojaustiedot', 'how-to-register'],
  ["I'm done", 'registered'],
  ['I’m done, check again', 'registered'],
  ['I have now registered my phone', 'registered'],
  ['I have not registered anything', 'how-to-register'],
  ['Valmis, tarkista', 'registered'],
  ['nyt lisäsin sen', 'registered'],
  ['olen nyt rekisteröitynyt', 'registered'],
  ['is it done', 'status'],
  ['onko valmista', 'status'],
  ['to my email please', 'email-code'],
  ['sähköpostiini kiitos', 'email-code'],
  ['as a text message please', 'sms-code'],
  ['laita tekstiviestillä', 'sms-code'],
  ['thank you!', 'help'],
  ['Kiitos!', 'help'],
  ['kuka olet?', 'help'],
  ['No more messages like this', 'no-more-messages'],
  ['please stop sending me these messages', 'no-more-messages'],
  ['ei enää viestejä kiitos', 'no-more-messages'],
  ['älkää lähettäkö näitä viestejä', 'no-more-messages'],
  ['en halua muistutuksia', 'no-more-messages'],
  ['no text message came', undefined],
  ['messages again', 'messages-again'],
  ['Viestejä taas!', 'messages-again'],
  ['the personal phase of the accord', undefined],
  ['how is the weather', undefined],
  ['mitä tänään on ruokana', undefined],
  ['12345678', undefined],
  ['reset 1234', undefined],
  ['', undefined],
  ['💥', undefined],
  ['x'.repeat(100_000), undefined],
  [`I forgot my password ${'and so on '.repeat(40)}`, undefined],
];

describe('typed commands', () => {
  it.each(sayings)('takes %j for %j', (saying, command) => {
    expect(parseCommand(saying)).toBe(command);
  });

  it('knows each phrase in its own command only', () => {
    const seen = new Map<string, CommandId>();
    for (const id of commandIds) {
      for (const phrase of commandPhrases[id]) {
        const folded = foldText(phrase);
        expect([phrase, seen.get(folded) ?? id]).toEqual([phrase, id]);
        seen.set(folded, id);
        expect([phrase, parseCommand(phrase)]).toEqual([phrase, id]);
      }
    }
  });

  it('takes no time over hostile text', async () => {
    const ms = await cpuMs(() => {
      for (const piece of ['en ', 'salasana ', 'a', ' ', '\u0301', 'en a en a '])
        parseCommand(piece.repeat(Math.floor(160 / piece.length)));
      for (const piece of ['1 ', '1', 'code ', ' ']) codeIn(piece.repeat(50_000));
      looksLikeSecret('salasana on '.repeat(20_000));
    });
    expect(ms).toBeLessThan(1_000);
  });
});

describe('commands in a talk with a human', () => {
  it.each([
    ['help', false, 'help'],
    ['STATUS?', false, 'status'],
    ['cancel', false, 'cancel'],
    ['Back to the bot.', false, 'back-to-bot'],
    ['withdraw', false, 'withdraw'],
    ['back to the bot please', false, 'back-to-bot'],
    ['takaisin botille, kiitos', false, 'back-to-bot'],
    ['tillbaka till boten, tack', false, 'back-to-bot'],
    ['tack', true, undefined],
    ['status please', false, 'status'],
    ['suomeksi', false, 'language-fi'],
    ['yes', true, 'yes'],
    ['yes', false, undefined],
    ['other way', true, 'other-method'],
    ['other way', false, undefined],
    ["I'm done", false, undefined],
    ['valmis, tarkista', true, 'registered'],
    ['am I ready', false, 'am-i-ready'],
    ['no', true, undefined],
    ['thanks', true, undefined],
    ['hi', false, undefined],
    ['help me with my password', false, undefined],
    ['please cancel my subscription', false, undefined],
    ['x'.repeat(100_000), false, undefined],
  ] as const)('of %j (a step open: %j) there is %j', (text, stepOpen, command) => {
    expect(commandInTalk(text, stepOpen)).toBe(command);
  });

  it('know a whole phrase from a likeness', () => {
    expect(isPhrase('Thanks!')).toBe(true);
    expect(isPhrase('I have forgotten my password')).toBe(false);
  });
});

describe('codes in messages', () => {
  it.each([
    ['12345678', '12345678'],
    ['1234 5678', '12345678'],
    [' 1234-5678 ', '12345678'],
    ['koodi on 1234 5678.', '12345678'],
    ['Min kod är 1234 5678', '12345678'],
    ['koden: 12345678', '12345678'],
    ['My code is 12345678', '12345678'],
    ['１２３４５６７８', '12345678'],
    ['1234567', '1234567'],
    ['123', undefined],
    ['call me at 0401234567', undefined],
    ['1234567890123', undefined],
    ['yes', undefined],
  ])('reads %j as %j', (text, code) => {
    expect(codeIn(text)).toBe(code);
  });
});

describe('messages that look like a password', () => {
  it.each([
    'Kes4kuu!',
    'Helsinki2026',
    'my password is Hunter2x!',
    'salasanani on Kissa123',
    'mitt lösenord är Katt1234',
    'password: abcdef',
  ])('notices %j', (text) => {
    expect(looksLikeSecret(text)).toBe(true);
  });

  it.each([
    'Tarvitsen',
    'aino@contoso.example',
    'Aino.J1@contoso.example',
    'https://Aka.ms/S1',
    'my password is expired',
    'salasanani on vanhentunut',
    'mitt lösenord är utgånget',
    '12345678',
  ])('lets %j pass', (text) => {
    expect(looksLikeSecret(text)).toBe(false);
  });
});
