import type { enDiagnosis } from '../en/diagnosis.ts';

/** Swedish. A missing or an extra key does not compile. */
export const svDiagnosis = {
  'button.diagnose': 'Varför kan jag inte logga in?',
  'button.look-at-errors': 'Titta på mina inloggningsfel',

  'diagnosis.title': 'Varför du inte kan logga in',
  'diagnosis.account.open': 'Ditt konto är öppet, och ingenting i det förklarar varför du inte kan logga in.',
  'diagnosis.account.half':
    'Ditt konto är öppet. Men för lite är registrerat för att jag ska kunna kontrollera att det är du. Därför kan jag inte ge dig ett nytt lösenord på egen hand.',
  'diagnosis.account.no-way':
    'Ditt konto är öppet. Men jag kan inte skicka koderna som behövs här, så IT-stödet ger dig ett nytt lösenord.',
  'diagnosis.account.synced':
    'Ditt lösenord finns i organisationens egen katalog. Om det är fel, har gått ut eller är låst rättas det där: på Microsofts återställningssida, om organisationen har öppnat den, eller hos IT-stödet.',
  'diagnosis.account.federated':
    'Organisationen loggar in dig med ett eget system. Om det inte släpper in dig finns orsaken där: IT-stödet kan se den.',
  'diagnosis.account.guest':
    'Du är gäst här. Du loggar in med hemorganisationens lösenord, så dess IT-stöd kan hjälpa dig.',
  'diagnosis.account.disabled':
    'Ditt konto är avstängt. Det är orsaken, och ett nytt lösenord skulle inte hjälpa. IT-stödet kan ta reda på varför.',
  'diagnosis.account.privileged':
    'Ditt konto är öppet, men det är särskilt skyddat och en bot återställer det aldrig. Microsofts återställningssida eller IT-stödet hjälper dig.',
  'diagnosis.account.unsupported': 'Ett sådant konto hör inte till en enda person. IT-stödet kan titta på det.',
  'diagnosis.account.unknown': 'Jag kunde inte läsa allt just nu. Fråga igen om några minuter.',
  'diagnosis.look':
    'Jag kan titta på dina senaste inloggningsfel. Det kräver ett bevis på vem du är. Jag tittar bara på felkoderna från de senaste 24 timmarna, inte på var eller när. Ingenting sparas, och ditt lösenord ändras inte.',

  'note.diagnosis': 'Bevisa en gång vem du är. Sedan tittar jag på felkoderna från dina inloggningar.',

  'diagnosis.found.title': 'Vad dina inloggningar säger',
  'diagnosis.found.how': 'Jag tittade på felkoderna från de senaste 24 timmarna. Ingenting av dem sparas.',
  'diagnosis.old-password':
    '{client, select, mail {Ditt lösenord är rätt. Men ett e-postprogram eller telefonens e-post skickar fortfarande ett gammalt.} app {Ditt lösenord är rätt. Men en app i en telefon eller dator skickar fortfarande ett gammalt.} browser {Ditt lösenord är rätt. Men en webbläsare skickar fortfarande ett gammalt.} other {Ditt lösenord är rätt. Men något program skickar fortfarande ett gammalt.}}',
  'diagnosis.old-password.locks':
    'Dess försök låser ditt konto gång på gång. Efter några minuter utan dem öppnas låset av sig självt.',
  'diagnosis.old-password.next': 'Skriv in rätt lösenord där, eller stäng av det tills vidare.',
  'diagnosis.locked': 'Inloggningen är låst, för ett felaktigt lösenord prövades för många gånger.',
  'diagnosis.locked.next':
    'Det första låset varar en minut. Efter fler felaktiga försök varar det längre; Microsoft säger inte hur länge. Ett nytt lösenord öppnar det också.',
  'diagnosis.nothing':
    'Från de senaste 24 timmarna ser jag ingen misslyckad inloggning som skulle förklara det. De nyaste kan dröja några minuter innan de syns.',
  'diagnosis.unknown':
    'Din senaste inloggning misslyckades med koden {code}. Jag känner inte till den, men IT-stödet kan läsa den.',
  'diagnosis.reset.helps': 'Ett nytt lösenord rättar det här. Ett bevis till, så kan du välja det.',
  'diagnosis.reset.ready': 'Ett nytt lösenord rättar det här, och du kan välja det nu.',
  'diagnosis.reset.useless':
    'Ett nytt lösenord skulle inte hjälpa, så jag har avslutat återställningen. Ingenting har ändrats.',
  'diagnosis.reset.open':
    'Jag kan inte säga om ett nytt lösenord skulle hjälpa. Du kan fortsätta och välja ett, eller fråga en människa.',
  'diagnosis.type-go-on': 'Du kan också skriva: fortsätt',
  'diagnosis.not-read.title': 'Jag kunde inte titta',
  'diagnosis.not-read':
    'Dina inloggningsfel kunde inte läsas. Kanske har organisationen inte öppnat dem för mig. Du kan fortsätta till ett nytt lösenord, eller fråga en människa.',
  'diagnosis.too-often':
    'Dina inloggningsfel har granskats för ofta. Jag kan titta igen efter {at, date, short} {at, time, short}. Du kan ändå fortsätta till ett nytt lösenord.',

  'diagnosis.code.title': 'Koden {code}',
  'diagnosis.code.unknown': 'Jag känner inte till koden {code}. Ge den till IT-stödet: de kan läsa vad den betyder.',
} satisfies Record<keyof typeof enDiagnosis, string>;
