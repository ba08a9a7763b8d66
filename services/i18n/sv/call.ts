import type { enCall } from '../en/call.ts';

/** Swedish: the caller check: messages and page. */
export const svCall = {
  'call.mail.subject': 'Talar du i telefon med IT-stödet på {organisation}?',
  'call.mail':
    'Hej,\n\n{agent} på IT-stödet på {organisation} säger att du talar i telefon med dem just nu.\n\nOm du gör det, öppna den här länken och fortsätt där:\n{link}\n\nOm du inte ringer, öppna den och tryck på Nej, eller bry dig inte om det här meddelandet. Ge inte länken vidare till någon, inte heller till IT-stödet.',
  'call.sms':
    '{organisation}: {agent} på IT-stödet säger att du ringer dem nu. I så fall, fortsätt här: {link} Ringer du inte? Öppna den och tryck på Nej, eller bry dig inte om det här.',
  'call.code-mail.body':
    'Din kod är {code}\n\nNågon, vi hoppas att det är du, väljer ett nytt lösenord för ditt konto på {tenant}. Skriv koden på sidan som vår länk öppnade. Den fungerar i {minutes} minuter, en gång.\n\nVi frågar aldrig efter den här koden i telefon, och ingen på IT-stödet behöver den. Om det inte var du behöver du inte göra något: utan koden händer ingenting.',

  'call.title': 'Ringer du IT-stödet?',
  'call.loading': 'Öppnar din sida…',
  'call.ask.who': 'Vi har fått veta att du just nu talar i telefon med',
  'call.ask.agent': '{agent}, IT-stödet på {organisation}',
  'call.ask.words-title': 'Be om de här tre orden',
  'call.ask.words-help':
    'Personen i telefon kan läsa upp samma ord för dig. Om den inte kan det, eller säger andra ord, tryck på Nej och lägg på.',
  'call.ask.never': 'Ingen på IT-stödet behöver en kod eller ett lösenord av dig.',
  'call.ask.yes': 'Ja, jag ringer nu',
  'call.ask.no': 'Nej, jag ringer inte',
  'call.ask.asking': 'Ett ögonblick…',
  'call.time-left': 'Tid kvar: {time}',
  'call.time-warning': '{minutes, plural, one {En minut} other {# minuter}} kvar.',

  'call.prove.title': 'Ett bevis till på att det är du',
  'call.prove.why': 'Du öppnade länken, det är det första. För det andra skickar vi dig en kod på ett annat sätt.',
  'call.prove.email-code': 'Skicka en kod med e-post till {hint}',
  'call.prove.sms-code': 'Skicka en kod som sms till {hint}',
  'call.prove.sent-email-code': 'Vi skickade en kod med e-post till {hint}. Den fungerar i {minutes} minuter.',
  'call.prove.sent-sms-code': 'Vi skickade en kod som sms till {hint}. Den fungerar i {minutes} minuter.',
  'call.prove.field': 'Kod, 8 siffror',
  'call.prove.submit': 'Fortsätt',
  'call.prove.again': 'Skicka en ny kod',
  'call.prove.again-in': 'En ny kod kan skickas om {time}',
  'call.prove.tell-nobody': 'Skriv koden bara här. Läs inte upp den i telefon.',
  'call.prove.stop': 'Jag ringer inte: stoppa det här',
  'call.prove.empty': 'Skriv först koden från meddelandet.',

  'call.note.wrong-code':
    'Det är inte koden. {tries, plural, one {Du har ett försök kvar med den.} other {Du har # försök kvar med den.}}',
  'call.note.code-burned': 'Det var sista försöket med den här koden. Låt skicka en ny.',
  'call.note.code-expired': 'Den här koden fungerar inte längre. Låt skicka en ny.',
  'call.note.code-malformed': 'En kod har 8 siffror. Kontrollera vad du skrev; det räknades inte.',
  'call.note.wait': 'En kod skickades nyss. Vänta lite innan du ber om en till.',
  'call.note.no-sends-left': 'Inga fler koder kan skickas på det här sättet nu. Berätta det för IT-stödet i telefon.',
  'call.note.not-sent': 'Koden kunde inte skickas. Försök igen, eller berätta det för IT-stödet i telefon.',
  'call.note.not-reached': 'Förbindelsen bröts. Tryck på knappen igen.',

  'call.passed.title': 'Det är bevisat',
  'call.passed.body': 'Välj nu ett nytt lösenord. Sidan öppnas av sig själv…',

  'call.denied.title': 'Tack, vi har stoppat det',
  'call.denied.body':
    'Någon kan ha försökt komma in på ditt konto genom att låtsas vara du. De kom inte in, och ditt lösenord är oförändrat.',
  'call.denied.what-we-did': 'Det här gjorde vi',
  'call.denied.did-link': 'Den här länken är död och bevisar inget längre.',
  'call.denied.did-helpdesk': 'IT-stödet varnades genast och utreder det.',
  'call.denied.what-you-do': 'Det här kan du göra',
  'call.denied.do-nothing': 'Du behöver inte göra något annat.',
  'call.denied.do-hang-up': 'Om någon talar i telefon med dig om det här, lägg på.',
  'call.denied.do-call': 'Om du har en fråga, nå IT-stödet på det sätt som du känner till:',

  'call.refused.title': 'Det här kan inte göras här',
  'call.refused.body':
    'Ett nytt lösenord kan inte sättas för det här kontot på den här sidan just nu. Ditt lösenord är oförändrat. Berätta det för IT-stödet i telefon; de ser ett annat sätt.',
  'call.over.title': 'Den här kontrollen är över',
  'call.over.body':
    'Den blev klar eller stoppades, eller så gick tiden ut. Om du väljer ett lösenord i ett annat fönster, fortsätt där. Be annars IT-stödet i telefon att börja om.',
  'call.dead.title': 'Den här länken fungerar inte',
  'call.dead.body':
    'Den fungerar en gång, i en webbläsare och i en halvtimme. Om du talar i telefon med IT-stödet, be dem börja om. Om du inte gör det behöver du inte göra något.',
  'call.twice.title': 'Den här länken öppnades två gånger',
  'call.twice.body':
    'För din säkerhet stängdes den av. Om du själv öppnade den i en annan webbläsare, be IT-stödet i telefon att börja om. Om det inte var du, berätta det för dem.',
  'call.unavailable.title': 'Vi kan inte fortsätta just nu',
  'call.unavailable.body': 'Det är fel på din förbindelse eller vår tjänst. Ingenting ändrades.',
  'call.unsupported.title': 'Den här webbläsaren är för gammal',
  'call.unsupported.body': 'Öppna länken i en aktuell version av Edge, Chrome, Firefox eller Safari.',

  'call.page.no-tries': 'Det finns inga försök kvar. Be IT-stödet i telefon att börja om.',
  'call.page.checking':
    'Microsoft har inte bekräftat bytet ännu. Försök logga in med det nya lösenordet om några minuter; du kan stänga det här fönstret. Om det inte fungerar, berätta det för IT-stödet.',
  'call.page.failed':
    'Något gick fel hos oss, och ditt gamla lösenord är oförändrat. Be IT-stödet i telefon att börja om.',
  'call.page.ended':
    'Det stoppades eller tiden gick ut. Ingenting ändrades från den här sidan. Be IT-stödet i telefon att börja om.',
  'call.page.dead': 'En länk fungerar en gång och bara i några minuter. Be IT-stödet i telefon att börja om.',
  'call.page.close': 'Du kan stänga det här fönstret.',
} as const satisfies Readonly<Record<keyof typeof enCall, string>>;
