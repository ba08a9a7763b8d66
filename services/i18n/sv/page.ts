import type { enPage } from '../en/page.ts';

/** Swedish: what a person reads on a page. */
export const svPage = {
  'page.brand': 'Avain',
  'page.no-script': 'Den här sidan behöver JavaScript. Öppna länken i en aktuell webbläsare.',

  'page.password.title': 'Välj ett nytt lösenord',
  'page.password.loading': 'Öppnar din sida…',
  'page.password.account': 'Nytt lösenord för',
  'page.password.field': 'Nytt lösenord',
  'page.password.show': 'Visa',
  'page.password.hide': 'Dölj',
  'page.password.show-label': 'Visa lösenordet',
  'page.password.hide-label': 'Dölj lösenordet',
  'page.password.shown': 'Lösenordet syns nu.',
  'page.password.hidden': 'Lösenordet är dolt nu.',
  'page.password.suggest': 'Föreslå ett lösenord',
  'page.password.suggested':
    'Vi fyllde i ett förslag och gjorde det synligt. Skriv upp det på ett säkert ställe innan du fortsätter.',
  'page.password.rules': 'Ditt lösenord behöver',
  'page.password.advice':
    'Några ord i rad som inte hör ihop är lätta att minnas och svåra att gissa. Det går att klistra in och använda lösenordshanterare här.',
  'page.password.submit': 'Sätt det nya lösenordet',
  'page.password.time-left': 'Tid kvar på den här sidan: {time}',
  'page.password.time-warning': '{minutes, plural, one {En minut} other {# minuter}} kvar på den här sidan.',
  'page.password.try-again': '{count, plural, one {Du har ett försök kvar.} other {Du har # försök kvar.}}',
  'page.password.no-tries': 'Det finns inga försök kvar. Gå tillbaka till chatten för att börja om.',
  'page.password.not-sent': 'Förbindelsen bröts och ditt lösenord skickades inte. Tryck på knappen igen.',
  'page.password.slow-connection': 'Förbindelsen är dålig. Vi försöker igen…',
  'page.password.empty': 'Skriv först ett nytt lösenord.',

  'page.rule.met': 'Klart:',
  'page.rule.unmet': 'Saknas ännu:',
  'page.rule.length': 'Minst {count} tecken',
  'page.rule.classes': 'Tre av de här fyra: små bokstäver, stora bokstäver, siffror, symboler',
  'page.rule.characters': 'Bara bokstäverna a till z, siffror, mellanslag och vanliga symboler',
  'page.rule.names': 'Inte ditt namn eller din organisations namn',
  'page.rule.common': 'Inget vanligt lösenord eller ett som är lätt att gissa',

  'page.strength.label': 'Så svårt är det att gissa:',
  'page.strength.none': 'skriv så får du se',
  'page.strength.weak': 'för lätt',
  'page.strength.fair': 'tillräckligt bra',
  'page.strength.good': 'svårt att gissa',
  'page.strength.strong': 'mycket svårt att gissa',

  'page.rejected.title': 'Lösenordet godkändes inte',
  'page.rejected.too-short': 'Det är för kort. Lägg till ett ord eller två.',
  'page.rejected.too-long': 'Det är för långt. Använd färre tecken.',
  'page.rejected.character-not-allowed':
    'Det har ett tecken som Microsoft inte tar emot. Använd bokstäverna a till z, siffror, mellanslag och vanliga symboler.',
  'page.rejected.too-few-classes': 'Blanda minst tre av de här: små bokstäver, stora bokstäver, siffror, symboler.',
  'page.rejected.common': 'Många använder det här lösenordet, så det är lätt att gissa. Välj ett annat.',
  'page.rejected.contains-name': 'Det innehåller ditt namn. Lämna bort namnet.',
  'page.rejected.contains-organisation': 'Det innehåller din organisations namn. Lämna bort det.',
  'page.rejected.too-easy': 'Det är för lätt att gissa. Lägg till ord som inte hör ihop.',
  'page.rejected.refused-by-directory':
    'Microsoft godkände inte det här lösenordet. Det kan vara för lätt att gissa, eller ett som du har använt förut. Välj ett klart annorlunda.',

  'page.working.title': 'Ditt nya lösenord sätts',
  'page.working.body': 'Det tar oftast några sekunder. Håll den här sidan öppen.',
  'page.done.title': 'Ditt nya lösenord fungerar',
  'page.done.body': 'Du kan logga in med det genast.',
  'page.done.next': 'Det här händer härnäst',
  'page.done.next-sign-out': 'Om en stund loggas du ut på dina andra enheter. Logga in där med det nya lösenordet.',
  'page.done.next-phone': 'Telefoner och e-postappar kan också fråga efter det nya lösenordet.',
  'page.done.next-notice': 'Vi skickar dig också ett meddelande om bytet.',
  'page.done.close': 'Stäng fönstret',
  'page.done.close-hint': 'Du kan stänga det här fönstret nu.',
  'page.checking.title': 'Vi kontrollerar om det lyckades',
  'page.checking.body':
    'Microsoft har inte bekräftat bytet ännu. Försök logga in med det nya lösenordet om några minuter. Vi berättar hur det gick i chatten; du kan stänga det här fönstret.',
  'page.failed.title': 'Ditt lösenord byttes inte',
  'page.failed.body':
    'Något gick fel hos oss, och ditt gamla lösenord är oförändrat. Chatten berättar hur du kommer vidare, eller kontakta IT-stödet.',
  'page.ended.title': 'Det här lösenordsbytet är slut',
  'page.ended.body':
    'Det avbröts eller tiden gick ut. Ingenting ändrades från den här sidan. Gå tillbaka till chatten för att börja om.',
  'page.dead.title': 'Länken fungerar inte längre',
  'page.dead.body': 'En länk fungerar en gång och bara i några minuter. Gå tillbaka till chatten och be om en ny.',
  'page.twice.title': 'Länken öppnades två gånger',
  'page.twice.body':
    'För din säkerhet stängdes den av. Om du öppnade den i ett annat fönster eller en annan webbläsare, gå tillbaka till chatten och be om en ny länk. Om det inte var du, berätta det för IT-stödet.',
  'page.wrong-person.title': 'Den här sidan hör till ett annat konto',
  'page.wrong-person.body': 'Du är inloggad i Teams som någon annan. Öppna sidan från din egen chatt.',
  'page.unavailable.title': 'Vi kan inte öppna sidan just nu',
  'page.unavailable.body': 'Det är fel på din förbindelse eller vår tjänst. Ingenting ändrades.',
  'page.unavailable.retry': 'Försök igen',
  'page.unsupported.title': 'Den här webbläsaren är för gammal',
  'page.unsupported.body':
    'Den kan inte kryptera ditt lösenord. Öppna länken i en aktuell version av Edge, Chrome, Firefox eller Safari.',
  'page.back-to-chat': 'Du kan stänga det här fönstret och gå tillbaka till chatten.',

  'page.figures.title': 'IT-stödets siffror',
  'page.figures.text': 'Siffrorna som du bad om i Teams, som en CSV-fil. Länken fungerar en gång.',
  'page.figures.button': 'Ladda ned',
  'page.figures.done.title': 'Nedladdat',
  'page.figures.done.text': 'Du kan stänga det här fönstret. Be om rapporten igen när du behöver nyare siffror.',
  'page.figures.dead.title': 'Länken är använd eller för gammal',
  'page.figures.dead.text': 'Be om rapporten igen i ert teams kanal: ”@Avain rapport”.',
  'page.figures.unavailable.text': 'Siffrorna kunde inte hämtas just nu.',
  'page.not-me.title': 'Var det inte du?',
  'page.not-me.loading': 'Kontrollerar länken…',
  'page.not-me.happened':
    'Någon bytte lösenordet för ditt konto med Avain. Om det var du är allt bra: stäng bara den här sidan.',
  'page.not-me.act': 'Om det inte var du, tryck på knappen. Då gör vi genast det här:',
  'page.not-me.act-password': 'gör det nya lösenordet oanvändbart',
  'page.not-me.act-sessions': 'loggar ut kontot överallt',
  'page.not-me.act-freeze': 'stoppar fler lösenordsbyten med Avain',
  'page.not-me.act-helpdesk': 'berättar det för IT-stödet',
  'page.not-me.consequence': 'Efter det kan du inte logga in förrän IT-stödet har hjälpt dig.',
  'page.not-me.button': 'Det var inte jag: säkra mitt konto',
  'page.not-me.working.title': 'Säkrar ditt konto',
  'page.not-me.working.body': 'Ett ögonblick.',
  'page.not-me.accepted.title': 'Vi säkrar ditt konto',
  'page.not-me.accepted.body':
    'Lösenordet görs oanvändbart, alla sessioner avslutas och IT-stödet har fått veta det. Kontakta IT-stödet för att få ett nytt lösenord.',
  'page.not-me.done.title': 'Det här är redan anmält',
  'page.not-me.done.body': 'Kontot har säkrats. Kontakta IT-stödet för att få ett nytt lösenord.',
  'page.not-me.dead.title': 'Länken fungerar inte längre',
  'page.not-me.dead.body': 'Om du inte själv bytte ditt lösenord, kontakta IT-stödet nu.',
  'page.not-me.unavailable.title': 'Det gick inte',
  'page.not-me.unavailable.body': 'Ditt konto säkrades inte ännu. Försök igen, eller kontakta IT-stödet nu.',

  'page.objection.title': 'Stoppa den här återställningen?',
  'page.objection.loading': 'Kontrollerar länken…',
  'page.objection.happened':
    'IT-stödet hjälper någon i ditt team att komma in på sitt konto igen. Personen har inget registrerat sätt att visa vem hen är, så två handläggare måste bekräfta det, och du tillfrågas som chef.',
  'page.objection.act':
    'Om du vet att personen har bett om det här, stäng den här sidan. Om inte, eller om du är osäker, tryck på knappen. Då gör vi genast det här:',
  'page.objection.act-stop': 'stoppar återställningen: inget nytt lösenord kan sättas på det här sättet',
  'page.objection.act-helpdesk': 'berättar för IT-stödet och personen att du har invänt',
  'page.objection.button': 'Stoppa: jag invänder',
  'page.objection.working.title': 'Stoppar återställningen',
  'page.objection.working.body': 'Ett ögonblick.',
  'page.objection.accepted.title': 'Återställningen är stoppad',
  'page.objection.accepted.body':
    'IT-stödet har fått veta det. Tala med dem, och med personen på ett sätt som du redan känner till.',
  'page.objection.done.title': 'Du har redan invänt',
  'page.objection.done.body': 'Återställningen är stoppad och IT-stödet har fått veta det.',
  'page.objection.over.title': 'Det finns inget kvar att stoppa',
  'page.objection.over.body':
    'Den här begäran är över. Om du tror att någon annan kom in på kontot, kontakta IT-stödet nu.',
  'page.objection.dead.title': 'Länken fungerar inte',
  'page.objection.dead.body': 'Om du vill invända, kontakta IT-stödet nu.',
  'page.objection.unavailable.title': 'Det gick inte',
  'page.objection.unavailable.body': 'Inget stoppades ännu. Försök igen, eller kontakta IT-stödet nu.',

  'page.helpdesk': 'IT-stöd',
  'page.footer.privacy': 'Dataskydd',
  'page.footer.terms': 'Användarvillkor',

  'page.privacy.title': 'Dataskydd',
  'page.privacy.intro':
    '{organisation} har Avain för att personer som inte kan logga in själva ska kunna sätta ett nytt lösenord. Den här sidan berättar vad Avain vet om dig.',
  'page.privacy.uses.title': 'Vad Avain använder',
  'page.privacy.uses.account':
    'Ditt namn, användarnamn, kontots status, roller, avdelning, personalnummer och chef, lästa från Microsoft Entra när du ber om hjälp.',
  'page.privacy.uses.methods':
    'E-postadressen och telefonnumret som är registrerade för ditt konto, bara för att skicka dig koder och meddelanden. De läses på nytt varje gång och sparas inte.',
  'page.privacy.uses.chat':
    'Dina meddelanden till boten i Teams. Microsoft sparar chatten enligt din organisations regler.',
  'page.privacy.uses.helpdesk':
    'Om du ber om en människa, eller någon ringer IT-stödet i ditt namn: ditt namn, din avdelning, vad som har prövats och vad du och IT-stödets handläggare skriver till varandra. Handläggarna ser det i sin kanal i Teams och, där {organisation} har ett, i ärendesystemet. De ser aldrig en kod, en adress eller ett lösenord.',
  'page.privacy.password.title': 'Ditt lösenord',
  'page.privacy.password.body':
    'Din webbläsare krypterar det nya lösenordet innan det skickas. Bara den del som sätter det kan öppna det. Det visas aldrig i chatten, sparas inte läsbart och loggas inte, och IT-stödets personal ser det aldrig.',
  'page.privacy.storage.title': 'Lagring',
  'page.privacy.storage.body':
    'Avain har sina data i system som {organisation} driver, krypterade. Kontona finns där under en pseudonym. De här sidorna sätter inga kakor och laddar inget från andra företag. Medan du väljer ett lösenord har din webbläsare själv en nyckel för den här sidan.',
  'page.privacy.retention.title': 'Hur länge',
  'page.privacy.retention.flow':
    'Koder: 5 minuter. Länkar: till lösenordssidan 10 minuter, i ett meddelande 7 dagar. Ett lösenordsbyte: två dagar efter att det började.',
  'page.privacy.retention.counters':
    'Antal felaktiga koder och skickade meddelanden, som skyddar dig mot gissningar: upp till 24 timmar.',
  'page.privacy.retention.cases':
    'IT-stödets ärenden: 90 dagar efter att de är slut. Det som du och en handläggare skrev: 30 dagar i Avain; Teams och ärendesystemet har egna regler.',
  'page.privacy.retention.checks':
    'En kontroll av ett telefonsamtal och dess länk: ett dygn. En chefs länk för att invända: 14 dagar. Kontakter i ditt namn som inte ledde till något, vilka skyddar dig mot bedragare: 7 dagar.',
  'page.privacy.uses.admins':
    'För att du ska vara redo innan du behöver det ser administratörer på {organisation} vilka slags metoder som är registrerade för vem, ur Microsofts rapport, och kan skicka dig meddelanden om det i Teams. De ser om ett meddelande kom fram och om du svarade, aldrig vad du skrev.',
  'page.privacy.retention.admins':
    'Listor över vilka som inte skulle komma in igen: 8 dagar. Vilka en omgång meddelanden gick till, och din önskan om inga fler: 400 dagar. Namn i planen för införandet: 400 dagar efter den sista ändringen.',
  'page.privacy.retention.audit': 'Anteckningen om vem som bytte vilket lösenord när, utan lösenordet: {days} dagar.',
  'page.privacy.retention.person': 'Ditt språk och din chatt med boten: tills du tar bort appen.',
  'page.privacy.deletion.title': 'Se och ta bort dina uppgifter',
  'page.privacy.deletion.body':
    'Skriv ”vad sparar du om mig” till boten för att se dina uppgifter, eller ”radera mina uppgifter” för att ta bort dem. Anteckningar som skyddar kontot finns kvar tills deras tid är slut.',
  'page.privacy.contact.title': 'Kontakt',
  'page.privacy.contact.body': 'Frågor om dina uppgifter: {contact}',

  'page.terms.title': 'Användarvillkor',
  'page.terms.intro': '{organisation} tillhandahåller Avain för personer som har ett konto där.',
  'page.terms.own': 'Använd det bara för ditt eget konto. Det är inte tillåtet att byta någon annans lösenord.',
  'page.terms.codes':
    'Ge aldrig vidare koder eller länkar som Avain skickar dig. Ingen från IT-stödet frågar efter dem.',
  'page.terms.secret': 'Skriv aldrig ett lösenord i en chatt. Välj det bara på Avains egen sida.',
  'page.terms.log': 'För kontonas säkerhet antecknas varje byte; se sidan om dataskydd.',
  'page.terms.availability':
    'Avain är beroende av Microsofts tjänster och kan ibland vara ur bruk. Då hjälper IT-stödet dig.',
  'page.terms.contact': 'Frågor: {contact}',
} as const satisfies Readonly<Record<keyof typeof enPage, string>>;
