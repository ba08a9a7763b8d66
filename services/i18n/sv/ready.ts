import type { enReady } from '../en/ready.ts';

/** Swedish: "Am I ready?" and how to register. */
export const svReady = {
  'button.am-i-ready': 'Är jag redo?',
  'button.how-to-register': 'Så registrerar du dig',
  'button.registered': 'Klar, kontrollera igen',
  'button.open-home-info': 'Hemorganisationens säkerhetsinformation',

  'ready.welcome':
    'Är inget fel? Fråga ”är jag redo?”, så berättar jag om du skulle komma in igen om du glömde ditt lösenord.',
  'ready.help': 'Innan något är fel: ”är jag redo?”, ”så registrerar du dig”.',

  'ready.title': 'Skulle du komma in igen i dag?',
  'ready.light.green': '✓ Grönt. Ja, du skulle komma in igen i dag.',
  'ready.light.amber': '▲ Gult. Ja, men det finns något du bör veta.',
  'ready.light.held': '▲ Gult. Du har registrerat tillräckligt, men återställningen är inte öppen just nu.',
  'ready.light.elsewhere': '▲ Gult. Inte med mig: din väg tillbaka är en annan.',
  'ready.light.red': '✗ Rött. Inte ännu: i dag skulle du behöva IT-stödet.',
  'ready.light.unknown': '? Okänt. Jag kunde inte kontrollera allt.',

  'ready.because.ready': 'Du har registrerat tillräckligt många olika sätt att visa vem du är.',
  'ready.because.phone-at-microsoft':
    'Koder från mig kommer fortfarande till din telefon. Men på Microsofts egen återställningssida är telefonen ditt andra sätt, och Microsoft {ended, select, yes {slutade} other {slutar}} skicka koder till telefoner {on}, om inte din organisation har en egen leverantör. Med appen Authenticator är du trygg också där.',
  'ready.because.one-missing': 'Du behöver olika sätt att visa vem du är, och något saknas ännu.',
  'ready.because.nothing-registered': 'Inget sätt att visa vem du är har registrerats.',
  'ready.because.nothing-counts': 'Något är registrerat, men inget av det kan visa mig vem du är när du är utelåst.',
  'ready.because.no-way-here':
    'Jag kan inte skicka de koder som skulle behövas, vad du än registrerar: din organisation har inte kopplat in det. Om du blir utelåst hjälper IT-stödet dig.',
  'ready.because.synced':
    'Ditt konto finns i din organisations egen katalog, och jag byter aldrig dess lösenord. Din väg tillbaka är Microsofts återställningssida, om din organisation har öppnat den för dig (det kan jag inte se), eller IT-stödet.',
  'ready.because.federated':
    'Din organisation loggar in dig med ett eget system, och jag byter aldrig lösenordet där. Din väg tillbaka är Microsofts återställningssida, om den leder dig dit (det kan jag inte se), eller IT-stödet.',
  'ready.because.guest':
    'Du är gäst här: ditt lösenord hör till din hemorganisation, och jag kan inte se vad du har registrerat där. Din väg tillbaka är hemorganisationens.',
  'ready.because.disabled':
    'Ditt konto är avstängt, så inget som du registrerar skulle hjälpa. Din väg tillbaka är IT-stödet.',
  'ready.because.privileged':
    'Ditt konto är särskilt skyddat, till exempel för att det har administratörsrättigheter, och en bot återställer det aldrig. Din väg tillbaka är Microsofts återställningssida, som ber administratörer om två bevis, eller IT-stödet.',
  'ready.because.unsupported-account':
    'Den här sortens konto hör inte till en enda person, så jag återställer det aldrig. Din väg tillbaka är IT-stödet.',
  'ready.because.nothing-for-microsoft':
    'Inget som Microsofts sida tar emot är registrerat, så den skulle inte kunna hjälpa dig.',
  'ready.because.one-for-microsoft':
    'Bara ett registrerat sätt fungerar på Microsofts sida, och den frågar ofta efter två. Lägg till ett sätt.',
  'ready.because.phone-for-microsoft':
    'Microsoft {ended, select, yes {slutade} other {slutar}} skicka koder till telefoner {on}{admin, select, yes { (för globala administratörer är dagen {adminsOn})} other {}}. Efter det räknas inte din telefon på Microsofts sida, om inte din organisation har en egen leverantör.',
  'ready.because.could-not-check':
    'Jag kunde inte läsa allt just nu, så jag lovar ingenting. Fråga igen om några minuter.',

  'ready.methods': 'Det här är registrerat',
  'ready.methods.none': 'Ingenting ännu.',
  'ready.methods.line': '{sign} {what}: {worth}',
  'ready.kind.email': 'En e-postadress',
  'ready.kind.mobile': 'En mobiltelefon',
  'ready.kind.other-phone': 'Ett annat telefonnummer',
  'ready.kind.authenticator': 'Appen Authenticator',
  'ready.kind.code-device': 'En app eller apparat som visar koder',
  'ready.kind.passkey': 'En nyckel (passkey) eller säkerhetsnyckel',
  'ready.kind.windows-hello': 'Windows Hello',
  'ready.kind.temporary-pass': 'Ett tillfälligt åtkomstpass',
  'ready.kind.other': 'Ett annat sätt att logga in',
  'ready.worth.counts': 'räknas',
  'ready.worth.own-domain':
    'räknas inte, för den är din organisations egen och du skulle inte kunna läsa den när du är utelåst',
  'ready.worth.unreadable': 'räknas inte, för jag kan inte skicka något till den i den form som den registrerades',
  'ready.worth.switched-off': 'räknas inte: din organisation har stängt av det här sättet',
  'ready.worth.not-delivered': 'räknas inte, för din organisation har inte kopplat in sms här',
  'ready.worth.calls-only': 'räknas inte, för bara ett samtal kan nå den',
  'ready.worth.sign-in-only': 'duger för inloggning, men är inte ännu ett bevis här',
  'ready.worth.short-lived': 'räknas inte, för det tar snart slut',
  'ready.worth.not-known': 'inget bevis här',
  'ready.worth.microsoft-takes': 'fungerar på Microsofts sida',
  'ready.worth.microsoft-until': 'fungerar på Microsofts sida till {on}',
  'ready.worth.microsoft-ended': 'fungerar inte längre på Microsofts sida sedan {on}',
  'ready.worth.microsoft-takes-not': 'duger för inloggning, men Microsofts återställningssida tar inte emot det',

  'ready.add': 'Det här kan du göra, på ungefär två minuter: {what}.',
  'ready.add.email': 'registrera en privat e-postadress',
  'ready.add.mobile': 'registrera din mobiltelefon',
  'ready.add.authenticator': 'lägg till appen Authenticator',
  'ready.add.both': '{first}, och {second}',
  'ready.type': 'Du kan också skriva ”så registrerar du dig”, ”är jag redo” eller ”hjälp”.',

  'register.title': 'Så registrerar du dig',
  'register.done': 'Jag tittade igen. Nu är du redo.',
  'register.nothing-missing': 'Jag tittade igen. Det finns inget mer som du kunde registrera för det här.',
  'register.still':
    'Jag tittade igen, och det här saknas ännu. Om du just lade till det, vänta en minut och kontrollera igen: Microsoft visar det med fördröjning.',
  'register.ready-but': 'Jag tittade igen. Du är redo; det här är ändå värt att lägga till.',
  'register.intro':
    'Det tar ungefär två minuter, så länge du fortfarande kan logga in någonstans. Microsoft kan först be dig godkänna en inloggning.',
  'register.profile':
    'Ett nummer eller en adress i din profil räknas inte; det måste finnas i din säkerhetsinformation.',
  'register.email.title': 'En privat e-postadress',
  'register.email.steps':
    '1. Öppna din säkerhetsinformation med knappen och logga in.\n2. Lägg till en inloggningsmetod och välj e-post.\n3. Skriv en privat adress, inte en i din organisation.\n4. Skriv koden som Microsoft skickar dit.',
  'register.mobile.title': 'Din mobiltelefon',
  'register.mobile.steps':
    '1. Öppna din säkerhetsinformation med knappen och logga in.\n2. Lägg till en inloggningsmetod och välj telefon.\n3. Välj land, skriv ditt mobilnummer och välj att få en kod.\n4. Skriv koden som kommer till telefonen.',
  'register.mobile.offered':
    '{ended, select, yes {Microsoft slutade skicka koder till telefoner {on}} other {Microsoft slutar skicka koder till telefoner {on}}}. Om telefon inte erbjuds där, be IT-stödet registrera den åt dig.',
  'register.authenticator.title': 'Appen Authenticator',
  'register.authenticator.steps':
    '1. Installera Microsoft Authenticator på din telefon.\n2. Öppna din säkerhetsinformation med knappen på en annan skärm och logga in.\n3. Lägg till en inloggningsmetod och välj appen Authenticator.\n4. Skanna bilden med appen.\n5. Godkänn testet som Microsoft skickar.',
  'register.no-sign-in': 'Om du inte längre kan logga in någonstans måste IT-stödet hjälpa dig.',
  'register.type': 'Du kan också skriva ”jag är klar” eller ”hjälp”.',

  'words.ready-too-often':
    'Jag har tittat många gånger på kort tid. Du kan fråga igen efter {at, date, short} {at, time, short}.',
  'words.ready-failed': 'Jag kunde inte titta klart. Fråga igen om några minuter.',
} as const satisfies Readonly<Record<keyof typeof enReady, string>>;
