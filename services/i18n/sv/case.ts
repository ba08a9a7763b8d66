import type { enCase } from '../en/case.ts';

/** Swedish: what the person reads about their case. */
export const svCase = {
  'button.case-status': 'Hur går det med mitt ärende?',
  'button.withdraw': 'Ta tillbaka mitt ärende',
  'button.withdraw-confirmed': 'Ja, ta tillbaka mitt ärende',
  'button.back-to-bot': 'Tillbaka till boten',
  'button.is-agent-real': 'Är handläggaren äkta?',
  'button.go-on': 'Fortsätt återställningen',

  'case.fact.team': 'Team',
  'case.fact.agent': 'Vem hjälper dig',
  'case.fact.since': 'Sedan',
  'case.fact.by': 'Du får höra senast',
  'case.fact.verification': 'Dina bevis',
  'case.fact.words': 'Tre ord',
  'case.nobody-yet': 'ingen ännu',
  'case.at': '{at, date, day}, {at, time, short}',
  'case.verification.pending': 'inte klara än',
  'case.verification.passed': 'klara',
  'case.verification.failed': 'lyckades inte',

  'case.receipt.title': 'En människa hjälper dig',
  'case.receipt.text':
    'Ditt ärende {number} är hos {team}. Du får höra av dem här senast {at, date, day}, {at, time, short}. Du behöver inte göra något innan dess.',
  'case.receipt.seen': 'Teamet ser vad som har prövats här, men inga koder, adresser eller lösenord.',
  'case.receipt.paused': 'Din återställning väntar under tiden; inget av den går förlorat.',
  'case.already': 'Ditt ärende är redan öppet.',
  'case.title': 'Ditt ärende {number}',
  'case.words.text':
    'Den som hjälper dig kan de här tre orden. Låt personen säga orden först. Den frågar aldrig efter ditt lösenord eller en kod.',
  'case.type':
    'Skriv här för att lägga till något i ditt ärende. Du kan också skriva ”läget”, ”ta tillbaka mitt ärende”, ”är handläggaren äkta” eller ”tillbaka till boten”.',

  'case.type-to-bot': 'Du kan också skriva ”läget”, ”ta tillbaka mitt ärende” eller ”prata med en människa”.',

  'case.state.open': 'Ingen har tagit ärendet ännu.',
  'case.state.overdue':
    'Ingen har tagit ärendet ännu, fast jag lovade det. Jag är ledsen; teamet har fått en påminnelse.',
  'case.state.claimed': '{agent} har ärendet.',
  'case.state.waiting-for-person': '{agent} väntar på ditt svar.',
  'case.state.waiting-for-agent': '{agent} har fått ditt meddelande och svarar här.',
  'case.state.vouched': 'IT-stödet har bekräftat vem du är.',
  'case.state.frozen': 'Ärendet är fryst för att skydda dig. IT-stödet utreder det.',
  'case.next.open': 'Du behöver inte göra något nu. Det du skriver här väntar på den som tar ärendet.',
  'case.next.claimed': 'Du behöver inte göra något nu. Det du skriver här går till {agent}.',
  'case.next.waiting-for-person': 'Skriv ditt svar här, så skickar jag det vidare.',
  'case.next.waiting-for-agent': 'Du behöver inte göra något nu. Det du skriver här går till {agent}.',
  'case.next.vouched': 'Fortsätt återställningen: den visar vilket bevis som ännu saknas.',
  'case.next.verify': 'Fortsätt återställningen och visa att det är du. IT-stödet ser bara om det lyckades.',

  'case.news.claimed.title': '{agent} hjälper dig nu',
  'case.news.claimed.text': '{agent} på {team} har tagit ditt ärende och skriver till dig här.',
  'case.news.reassigned.title': '{agent} hjälper dig nu',
  'case.news.reassigned.text': 'Ditt ärende har flyttats till {agent}. De tre orden är desamma.',
  'case.news.released.title': 'Ditt ärende väntar på nästa handläggare',
  'case.news.released.text':
    'Den som hade ditt ärende har lagt tillbaka det. Någon annan på {team} tar det. Inget går förlorat.',
  'case.news.verify.title': 'Visa att det är du',
  'case.news.verify.text':
    '{agent} ber dig visa vem du är, här i vår chatt och med det som du har registrerat. IT-stödet ser bara om det lyckades, aldrig en kod.',
  'case.news.vouched.title': 'IT-stödet har bekräftat vem du är',
  'case.news.vouched.text':
    'Det räknas som ett bevis, en begränsad tid. Fortsätt återställningen: den visar vad som ännu saknas. Du väljer själv det nya lösenordet, på vår sida.',
  'case.news.vouch-waiting.title': 'En av två bekräftelser finns',
  'case.news.vouch-waiting.text':
    'Du har inte registrerat något sätt att visa vem du är, så två handläggare måste bekräfta det. Din chef har fått veta det och kan invända{at, select, none {} other { till {until, date, day}, {until, time, short}}}. Efter det bekräftar en annan handläggare det, och du kan välja ett nytt lösenord.',
  'case.news.vouch-lapsed.title': 'Bekräftelsen gäller inte längre',
  'case.news.vouch-lapsed.text':
    'IT-stödets bekräftelse gällde bara en begränsad tid, och den är slut. Skriv här när du har tid, så bekräftar IT-stödet det igen.',
  'case.news.handed-back.title': 'Du är tillbaka hos boten',
  'case.news.handed-back.text':
    'IT-stödet har lämnat dig tillbaka till mig. Det du skriver är för mig igen. Ärendet förblir öppet.',
  'case.news.frozen.title': 'Ditt ärende är fryst',
  'case.news.frozen.text':
    'Någon ringde IT-stödet i ditt namn, och du svarade att det inte var du. För att skydda dig kan inget längre återställas genom det här ärendet. IT-stödet utreder det.',
  'case.news.unclaimed.title': 'Tyvärr har ingen tagit ditt ärende ännu',
  'case.news.unclaimed.text':
    'Jag lovade att du skulle få höra vid det här laget, och det fick du inte. Jag är ledsen. {team} har fått en påminnelse{promise, select, none {; du får höra här så snart någon tar ärendet} other {, och det här är ett nytt löfte: du får höra senast {at, date, day}, {at, time, short}}}.',
  'case.news.objected.title': 'Bekräftelsen stoppades',
  'case.news.objected.text':
    'Någon invände mot att bekräfta vem du är på det här sättet, så det fortsätter inte. Skriv här, eller kontakta själv IT-stödet.',
  'case.news.resolved.title': 'Ditt ärende är avslutat',
  'case.news.refused.title': 'IT-stödet kunde inte hjälpa på det här sättet',
  'case.news.expired.title': 'Ditt ärende har gått ut',
  'case.news.closed-in-desk.title': 'Ditt ärende är avslutat',
  'case.news.withdrawn.title': 'Ditt ärende är återtaget',

  'case.ended.password-set': 'Ditt nya lösenord är satt.',
  'case.ended.solved-otherwise': 'IT-stödet säger att ditt problem är löst.',
  'case.ended.not-the-person': 'IT-stödet kunde inte försäkra sig om att det är du.',
  'case.ended.not-entitled': 'IT-stödet säger att det här inte kan göras för ditt konto.',
  'case.ended.no-answer': 'IT-stödet frågade dig något och fick inget svar.',
  'case.ended.self-service-again': 'Du kan fortsätta med mig: självbetjäningen fungerar för dig nu.',
  'case.ended.withdrawn-by-person': 'Ingen arbetar med det längre.',
  'case.ended.closed-in-desk': 'IT-stödet har avslutat det i sitt eget system.',
  'case.ended.account-gone': 'Kontot är avstängt eller finns inte längre, så inget kan göras i det här ärendet.',
  'case.ended.time-over': 'Ingen hade skrivit på länge, så ärendet tog slut av sig självt.',
  'case.ended.next': 'Om du fortfarande behöver hjälp, prata med en människa igen eller kontakta själv IT-stödet.',
  'case.ended.in-person': 'Kom till IT-stödet med din identitetshandling, eller kontakta det själv.',
  'case.ended.type': 'Du kan också skriva ”Jag har glömt mitt lösenord” eller ”prata med en människa”.',

  'case.withdraw.title': 'Ta tillbaka ditt ärende?',
  'case.withdraw.text': 'Ärende {number} avslutas då, och ingen från IT-stödet skriver till dig om det.',
  'case.withdraw.reset': 'Din återställning fortsätter sedan med mig.',
  'case.withdraw.vouched': 'IT-stödets bekräftelse slutar samtidigt, och likaså den återställning som den gällde.',
  'case.withdraw.type':
    'Tryck på knappen eller skriv ”ja, ta tillbaka mitt ärende” för att ta tillbaka det. Annars förblir det öppet.',

  'case.real.title': 'Vem hjälper dig',
  'case.real.agent': '{agent} på {team} har haft ditt ärende sedan {since, date, day}, {since, time, short}.',
  'case.real.agent-unknown-since': '{agent} på {team} har ditt ärende.',
  'case.real.nobody':
    'Ditt ärende är hos {team}, och ingen har tagit det ännu. Den som säger något annat nu är inte från IT-stödet.',
  'case.real.ask':
    'Be om de tre orden: {words}. Den som inte kan dem har inte ditt ärende: avsluta samtalet eller chatten.',
  'case.real.never':
    'En handläggare frågar aldrig efter ditt lösenord, en kod, en länk eller att du godkänner en inloggning, och väljer aldrig lösenord åt dig.',
  'case.real.none.title': 'Ingen som jag känner till',
  'case.real.none.text':
    'Du har inget öppet ärende, så ingen på IT-stödet är i kontakt med dig genom mig. Om någon ringer eller skriver och påstår det, ge inget, avsluta och kontakta själv IT-stödet.',
  'case.real.type': 'Du kan också skriva ”läget”, ”prata med en människa” eller ”hjälp”.',

  'case.human.title': '{agent} (IT-stödet, en människa)',
  'case.human.type':
    'Ditt svar går till {agent}, inte till boten. Du kan också skriva ”är handläggaren äkta” eller ”tillbaka till boten”.',

  'case.secret.title': 'Det skickade jag inte vidare',
  'case.secret.text':
    'Det såg ut som ett lösenord eller en kod. Det skickades inte vidare och sparades inte: ingen som hjälper dig behöver det. Ta bort ditt meddelande nu, för en kopia kan bli kvar i din organisations arkiv. Om det är ett lösenord som du använder, byt det.',
  'case.code.text':
    'Det såg ut som en kod, och ingen som hjälper dig behöver en sådan, så den skickades inte vidare och sparades inte. Ta bort ditt meddelande. Om jag skickade dig koden för din återställning, skriv först ”tillbaka till boten”. Om det är något annat nummer, skriv en mening kring det.',

  'case.too-many.title': 'Inget mer ärende för tillfället',
  'case.too-many.text':
    'Du har öppnat flera ärenden i dag. Du kan öppna ett igen efter {at, date, day}, {at, time, short}. Kontakta själv IT-stödet innan dess.',

  'case.say.added': 'Tillagt i ditt ärende {number}.',
  'case.say.passed-on': 'Skickat vidare till {agent}.',
  'case.say.too-long':
    'Det är för långt för ett meddelande: {most} tecken ryms. Det skickades inte vidare, men inget har gått förlorat, det står kvar ovanför. Skicka det i delar.',
  'case.say.too-many':
    'Det var mycket på en gång, så det här meddelandet skickades inte vidare. Du kan skriva igen efter {at, time, short}.',
  'case.say.files':
    'Jag skickar inte vidare filer eller bilder: ingen här kan kontrollera vad som finns i dem. Berätta med ord vad de visar.',
  'case.say.not-delivered':
    'IT-stödet fick inte det du skrev senast. Det står kvar ovanför: skicka det igen om en stund, eller kontakta själv IT-stödet.',
  'case.say.no-case': 'Du har inget öppet ärende. Skriv ”prata med en människa” för att öppna ett.',
  'case.say.frozen': 'Ärendet är fryst för att skydda dig, så bara IT-stödet kan avsluta det.',
  'case.say.stale': 'Den knappen hörde till ett tidigare ärende, så jag gjorde ingenting.',
  'case.say.back': 'Du pratar med mig igen, boten. Ditt ärende {number} förblir öppet.',
  'case.say.nothing-to-cancel':
    'Ingen återställning är öppen som kunde avbrytas. Skriv ”ta tillbaka mitt ärende” för att avsluta ditt ärende.',

  'case.help':
    '”prata med en människa” öppnar ett ärende. Medan ett är öppet: ”läget”, ”ta tillbaka mitt ärende”, ”är handläggaren äkta”, ”tillbaka till boten”.',

  'note.helpdesk-asks':
    '{agent} från IT-stödet ber dig visa vem du är. IT-stödet ser bara om det lyckades, aldrig en kod.',
  'note.vouched': 'IT-stödet har bekräftat vem du är.',
  'note.handed-back': 'IT-stödet har lämnat dig tillbaka till mig, boten. Ditt ärende förblir öppet.',

  'inert.with-helpdesk': 'Väntar medan IT-stödet har ditt ärende',
} as const satisfies Readonly<Record<keyof typeof enCase, string>>;
