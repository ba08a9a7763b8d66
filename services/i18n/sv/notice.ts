import type { enNotice } from '../en/notice.ts';

/** Swedish: what goes to registered addresses. */
export const svNotice = {
  'notice.reset-done.subject': 'Ditt lösenord på {organisation} har bytts',
  'notice.reset-done.mail':
    'Ett nytt lösenord sattes för ditt konto på {organisation} {at, date, short} klockan {at, time, short} ({zone}) med Avain i Microsoft Teams.\n\nOm det var du behöver du inte göra något. Om några minuter loggas du ut överallt; logga in med det nya lösenordet.\n\nOm det inte var du, öppna den här länken nu och tryck på knappen. Ingen kan logga in med det lösenordet längre, och IT-stödet får veta det:\n{link}\n\nLänken fungerar i 7 dagar. Du kan också nå IT-stödet: {helpdesk}',
  'notice.reset-done.sms':
    '{organisation}: ditt lösenord byttes {at, date, short} {at, time, short} ({zone}). Inte du? {link} eller IT-stödet: {helpdesk}',
  'notice.locked.subject': 'Återställningen av ditt konto på {organisation} är låst',
  'notice.locked.mail':
    '{at, date, short} klockan {at, time, short} ({zone}) skrev någon för många felaktiga koder i ett försök att sätta ett nytt lösenord för ditt konto på {organisation}. Återställning med Avain är låst ett dygn. Ditt lösenord byttes inte, och du kan logga in som förut.\n\nOm det inte var du, eller om du behöver ett nytt lösenord i dag, nå IT-stödet: {helpdesk}',
  'notice.locked.sms':
    '{organisation}: för många felaktiga koder; återställningen av ditt konto är låst ett dygn. Ditt lösenord byttes inte. IT-stödet: {helpdesk}',
  'notice.frozen.subject': 'Ditt konto på {organisation} skyddas',
  'notice.frozen.mail':
    'Någon anmälde {at, date, short} klockan {at, time, short} ({zone}) att ett lösenordsbyte på ditt konto på {organisation} inte var deras. Ett nytt lösenord kan inte sättas med Avain på 7 dagar, och om lösenordet sattes med Avain fungerar det inte längre.\n\nFör att komma in igen, nå IT-stödet, som har fått veta det: {helpdesk}',
  'notice.frozen.sms':
    '{organisation}: ”det var inte jag” har anmälts för ditt konto. Det skyddas nu. För att komma in igen, nå IT-stödet: {helpdesk}',
  'notice.helpdesk.subject': 'Avain: ”det var inte jag” har anmälts',
  'notice.helpdesk.mail':
    '{account} anmälde {at, date, short} klockan {at, time, short} (UTC) att en lösenordsåterställning inte var deras.\n\n{replaced, select, yes {Lösenordet ersattes med ett som ingen känner till, och alla sessioner avslutades.} other {Avain kunde inte ersätta lösenordet: säkra kontot nu.}} Återställning med Avain är fryst i 7 dagar för det här kontot.\n\nKontakta personen på ett sätt som ni redan känner till. Anmälan: {report}',
  'notice.manager.subject': 'Kontrollera: {person} ska komma in på sitt konto på {organisation} igen',
  'notice.manager.mail':
    'Du är chef för {person} i katalogen på {organisation}.\n\n{person} kan inte logga in och har inget registrerat sätt att visa vem hen är. {agent} på IT-stödet har bekräftat, på plats eller med en identitetshandling, att begäran kommer från hen. En andra handläggare måste också bekräfta det innan {person} kan välja ett nytt lösenord. Ingen annan än {person} får se det lösenordet.\n\nOm du vet att {person} har bett om det här behöver du inte göra något.\n\nOm något är fel, eller om du inte vet, öppna den här länken och tryck på knappen senast {until, date, short} klockan {until, time, short} ({zone}). Då stannar allt:\n{link}\n\nLänken är bara för dig och fungerar utan inloggning. Du kan också nå IT-stödet: {helpdesk}. Ärende: {number}',
  'code-mail.subject': 'Din kod för ett nytt lösenord på {tenant}',
  'code-mail.body':
    'Din kod är {code}\n\nNågon, vi hoppas att det är du, väljer ett nytt lösenord för ditt konto på {tenant} i Microsoft Teams. Skriv koden där, i chatten med Avain. Den fungerar i {minutes} minuter, en gång.\n\nVi frågar aldrig efter den här koden i telefon, och ingen annan behöver den. Om det inte var du behöver du inte göra något: utan koden händer ingenting.',
  'code-sms.body':
    'Avain: {code} är din kod för ett nytt lösenord på {tenant}. Gäller {minutes} min. Vi frågar aldrig efter koden i telefon.',
} as const satisfies Readonly<Record<keyof typeof enNotice, string>>;
