import type { enKit } from '../en/kit.ts';

/** Swedish: the onboarding kit. */
export const svKit = {
  'kit.post.title': 'Glömt lösenordet? Avain släpper in dig igen',
  'kit.post.body':
    'Avain är en bot i Teams. När du inte kan logga in försäkrar den sig om att det är du och låter dig själv sätta ett nytt lösenord på några minuter. Öppna den en gång i dag och fråga ”är jag redo?”: den berättar om den skulle kunna hjälpa dig, och annars vad du ska lägga till.',
  'kit.mail.subject': 'Två minuter i dag så att du aldrig blir utelåst',
  'kit.mail.body':
    'Hej,\n\nfrån och med nu kan du själv sätta ett nytt lösenord när du har glömt ditt, utan att ringa IT-stödet. Avain, en bot i Teams, försäkrar sig om att det är du med koder till den e-postadress och det telefonnummer som du har registrerat, och låter dig sedan välja ett nytt lösenord på en skyddad sida.\n\nÖppna den en gång i dag och fråga ”är jag redo?”. Det tar två minuter.\n\nAvain frågar aldrig efter ditt lösenord i en chatt, och ringer dig aldrig.\n\nFrågor: {helpdesk}',
  'kit.intranet.body':
    'Kan du inte logga in? Öppna Avain i Teams, till exempel på telefonen, och skriv ”jag har glömt mitt lösenord”. Den försäkrar sig om att det är du och låter dig sätta ett nytt lösenord på några minuter. Fråga den ”är jag redo?” innan du behöver den. Hjälp av en människa: {helpdesk}',
  'kit.signature.line': 'Utelåst? Med Avain i Teams sätter du själv ett nytt lösenord.',
  'kit.poster.title': 'Glömt lösenordet?',
  'kit.poster.body': 'Skanna, öppna Avain i Teams och sätt själv ett nytt lösenord. Fråga redan i dag: ”är jag redo?”',
  'kit.poster.never': 'Avain frågar aldrig efter ditt lösenord i en chatt och ringer dig aldrig.',
  'kit.letter.title': 'Välkommen! Två minuter så att du aldrig blir utelåst',
  'kit.letter.body':
    'Välkommen till {organisation}.\n\nGör det här en gång under din första dag:\n\n1. Logga in på ditt arbetskonto.\n2. Öppna Avain i Teams: skanna koden eller skriv adressen nedan.\n3. Fråga ”är jag redo?”.\n4. Registrera det som den säger att saknas: en egen e-postadress och din mobiltelefon.\n5. Kom tillbaka och tryck på ”Klar, kontrollera igen”.\n\nFrån och med då kan du själv sätta ett nytt lösenord när du har glömt ditt. Ingen på IT-stödet frågar någonsin efter ditt lösenord, och inte heller Avain.\n\nFrågor: {helpdesk}',

  'kit.link': 'Öppna Avain i Teams',
  'kit.scan': 'Skanna med telefonens kamera, eller skriv:',
  'kit.help': 'Hjälp av en människa: {helpdesk}',

  'page.go.title': 'Tillbaka till ditt konto med Avain',
  'page.go.text':
    'Avain är en bot i Teams. När du inte kan logga in försäkrar den sig om att det är du och låter dig sätta ett nytt lösenord. Den berättar också redan i dag om den skulle kunna hjälpa dig.',
  'page.go.button': 'Öppna Avain i Teams',
  'page.go.install': 'Öppnas inget? Lägg först till appen i Teams:',
  'page.go.install-link': 'Lägg till Avain i Teams',
  'page.go.locked':
    'Kan du inte heller logga in i Teams? Pröva den telefon eller dator där Teams ännu är öppet, eller fråga IT-stödet.',
} as const satisfies Readonly<Record<keyof typeof enKit, string>>;
