import type { enChat } from '../en/chat.ts';

/** Swedish: what a person reads in chat. */
export const svChat = {
  'chat.summary': 'Avain har ett meddelande till dig.',
  'chat.security': 'Avain frågar aldrig efter ditt lösenord i chatten och ringer dig aldrig.',
  'chat.type-instead': 'Du kan också skriva orden på en knapp.',

  'button.forgot': 'Jag har glömt mitt lösenord',
  'button.expired': 'Mitt lösenord har gått ut',
  'button.know': 'Jag kan mitt lösenord men kommer inte in',
  'button.new-phone': 'Jag har en ny telefon',
  'button.unlock': 'Mitt konto är låst',
  'button.help': 'Hjälp',
  'button.cancel': 'Avbryt',
  'button.yes': 'Ja, det är rätt konto',
  'button.another-account': 'Ett annat av mina konton',
  'button.email-code': 'Skicka koden med e-post',
  'button.sms-code': 'Skicka koden som sms',
  'button.check-code': 'Kontrollera koden',
  'button.resend': 'Skicka en ny kod',
  'button.other-method': 'Använd ett annat sätt',
  'button.new-password': 'Välj ett nytt lösenord',
  'button.status': 'Kontrollera nu',
  'button.start-over': 'Börja om',
  'button.my-data': 'Vad sparar du om mig?',
  'button.erase': 'Radera mina uppgifter',
  'button.erase-confirmed': 'Ja, radera mina uppgifter',
  'button.human': 'Prata med en människa',
  'button.open-sspr': 'Öppna Microsofts återställningssida',
  'button.open-security-info': 'Öppna din säkerhetsinformation',
  'button.open-helpdesk': 'Öppna IT-stödets sida',

  'language.word': 'Språk',
  'language.in-itself': 'På svenska',
  'language.title': 'Vilket språk ska jag tala?',
  'language.text':
    'Jag minns ditt val. Du kan byta språk när som helst: skriv till exempel ”suomeksi”, ”på svenska” eller ”in English”.',

  'method.email-code': 'E-post',
  'method.sms-code': 'Sms',

  'welcome.title': 'Hej, jag är Avain',
  'welcome.text':
    'Om du inte kan logga in i Microsoft 365 hjälper jag dig tillbaka. Du visar vem du är, väljer ett nytt lösenord på en säker sida, och jag berättar hur det gick.',
  'welcome.ask': 'Vad är fel?',

  'help.title': 'Det här kan jag',
  'help.text': 'Tryck på en knapp eller skriv orden på den. Det här fungerar när som helst:',
  'help.words':
    '”Jag har glömt mitt lösenord”, ”mitt lösenord har gått ut”, ”mitt konto är låst”, ”jag har en ny telefon”, ”jag kan mitt lösenord men kommer inte in”.',
  'help.words-always':
    '”avbryt” slutar, ”börja om” börjar från början, ”läget” berättar var du är, ”språk” ger andra språk.',
  'help.words-flow':
    'Under en återställning: ”ja”, ”annat konto”, ”e-post”, ”sms”, ”ny kod”, ”annat sätt”, ”nytt lösenord”, eller bara koden.',

  'help.more': 'Tryck på en knapp eller skriv orden på den. ”hjälp” visar alla ord.',

  'account.title': 'Är det här kontot?',
  'account.text': 'Det nya lösenordet gäller bara det här kontot.',
  'account.name': 'Namn',
  'account.upn': 'Konto',
  'account.type': 'Du kan också skriva ”ja”, ”annat konto” eller ”avbryt”.',

  'progress.points': 'Bevis: {points} av {passMark}',
  'progress.vouched': '✓ Bekräftat av IT-stödet',

  'choose.title': 'Visa att det är du',
  'choose.first':
    'Du behöver {passMark, plural, one {# bevis} other {# olika bevis}}. Jag skickar en kod till ett ställe som du har registrerat tidigare. Vilket först?',
  'choose.next': 'Bra, den var rätt. Ett bevis till behövs, från ett annat ställe.',
  'choose.after-vouch':
    'IT-stödet har bekräftat vem du är. Ett bevis till behövs: en kod till ett ställe som du har registrerat.',
  'choose.hint': '{method}: {hint}',
  'choose.none-left':
    'Det finns inget sätt kvar att skicka dig en kod i den här återställningen. Börja om eller be IT-stödet om hjälp.',
  'choose.type':
    'Du kan också skriva {ways, plural, =0 {”börja om”} =1 {”ja”} other {”e-post”, ”sms”}} eller ”avbryt”.',

  'code.title': 'Skriv koden',
  'code.sent.email-code':
    'Jag skickade en kod till din registrerade e-postadress{hint, select, none {} other { ({hint})}}.',
  'code.sent.sms-code':
    'Jag skickade en kod som sms till din registrerade telefon{hint, select, none {} other { ({hint})}}.',
  'code.lifetime':
    'Koden har 8 siffror och fungerar i {minutes, plural, one {# minut} other {# minuter}}. Säg den aldrig till någon som ringer eller skriver till dig.',
  'code.label': 'Kod, 8 siffror',
  'code.placeholder': '1234 5678',
  'code.error': 'Skriv kodens 8 siffror.',
  'code.type':
    'Du kan också skriva koden som ett meddelande, eller ”ny kod”, {ways, plural, =0 {} other {”annat sätt”, }}”avbryt”.',

  'note.code-sent-again': 'En ny kod är på väg. Den förra koden fungerar inte längre.',
  'note.unconfirmed':
    'Jag kunde inte se säkert att koden gick i väg. Vänta en stund; om den inte kommer, be om en ny kod.',
  'note.wrong-code':
    'Koden är inte rätt. {triesLeft, plural, one {# försök} other {# försök}} kvar med den här koden. Kontrollera att du läser det nyaste meddelandet.',
  'note.burned': 'Det var sista försöket med den koden, så den fungerar inte längre. Be om en ny kod.',
  'note.code-expired': 'Koden fungerar inte längre: den är för gammal eller redan använd. Be om en ny kod.',
  'note.malformed': 'En kod har 8 siffror. Titta i det nyaste meddelandet och skriv alla.',
  'note.nothing-asked': 'Jag väntar inte på någon kod just nu. Det här är steget där du är.',
  'note.wait': 'Vänta {seconds, plural, one {# sekund} other {# sekunder}} innan du ber om en ny kod.',
  'note.no-sends-left':
    'Jag har skickat alla koder som jag får skicka på det här sättet. Använd ett annat sätt eller börja om senare.',
  'note.destination-busy':
    'För många koder har gått till det här stället på sistone. Du kan be igen efter {at, date, short} {at, time, short}, eller använda ett annat sätt.',
  'note.delivery-failed': 'Koden kunde inte skickas just nu. Försök igen om en stund eller använd ett annat sätt.',
  'note.method-not-offered': 'Det sättet finns inte för det här kontot. Välj ett av de här.',
  'note.no-other-way':
    'Det finns inget annat sätt kvar i den här återställningen. Använd det här eller be om en ny kod.',
  'note.verified': 'Den var rätt, tack.',
  'note.stale': 'Den knappen hörde till ett tidigare steg. Här är du nu.',
  'note.resumed': 'Du har redan en återställning på gång. Vi fortsätter härifrån.',
  'note.updated': 'Jag uppdaterades medan vi pratade. Inget har gått förlorat; vi fortsätter härifrån.',
  'note.not-understood': 'Jag förstod inte det. Det här är steget där du är; ”hjälp” visar vad du kan säga.',
  'note.not-yet': 'Ett steg kommer före det. Gör klart det här först.',
  'note.page-killed':
    'Sidan för ditt nya lösenord öppnades två gånger, så jag stängde den för säkerhets skull. Öppna en ny med knappen. Om du bara öppnade den en gång, tryck på ”Avbryt” och berätta det för IT-stödet.',
  'note.too-late': 'Det nya lösenordet håller redan på att sättas, så det går inte längre att avbryta.',
  'note.working': 'Det nya lösenordet är redan på väg. En ny återställning kan inte börja innan den här är slut.',

  'password.title': 'Välj ett nytt lösenord',
  'password.text':
    'Du har visat vem du är. Öppna den säkra sidan med knappen och välj ditt nya lösenord där, aldrig i den här chatten.',
  'password.type': 'Eller skriv ”nytt lösenord”, så får du en länk till sidan.',
  'password.link-title': 'Din sida är klar',
  'password.link-text':
    'Länken fungerar en gång och i {minutes, plural, one {# minut} other {# minuter}}. Den är bara för dig: ge den inte vidare.',
  'password.link-type': 'Om länken inte längre fungerar, skriv ”nytt lösenord” igen.',
  'password.link-button': 'Öppna sidan',

  'rejected.title': 'Lösenordet godkändes inte',
  'rejected.tries': '{left, plural, one {Du kan försöka # gång till.} other {Du kan försöka # gånger till.}}',
  'rejected.too-short': 'Det var för kort. En mening med flera ord är lätt att minnas och tillräckligt lång.',
  'rejected.too-long': 'Det var för långt.',
  'rejected.character-not-allowed':
    'Det hade ett tecken som Microsoft inte tar emot, till exempel å, ä, ö eller en emoji.',
  'rejected.too-few-classes': 'Det behöver tre av de här fyra: små bokstäver, stora bokstäver, siffror, andra tecken.',
  'rejected.common': 'Det är ett lösenord som många använder, så det är lätt att gissa.',
  'rejected.contains-name': 'Det innehöll ditt eget namn eller användarnamn.',
  'rejected.contains-organisation': 'Det innehöll ett ord ur din organisations namn.',
  'rejected.too-easy': 'Det var för lätt att gissa. Använd fler ord, eller ord som inte hör ihop.',
  'rejected.refused-by-directory':
    'Microsoft godkände det inte. Ofta är det för vanligt, eller så har du använt det förut. Välj ett helt annat.',

  'working.title': 'Ditt nya lösenord sätts',
  'working.text': 'Det tar en liten stund. Jag säger till här när det är klart.',
  'unknown.title': 'Vi kontrollerar',
  'unknown.text':
    'Microsoft har inte ännu berättat om det nya lösenordet sattes. Vi kontrollerar. Pröva det nya lösenordet om några minuter; börja inte en ny återställning nu.',
  'with-helpdesk.title': 'Din återställning väntar på IT-stödet',
  'with-helpdesk.text': 'Du får höra här när den fortsätter. Skriv ”tillbaka till boten” om du vill fortsätta själv.',

  'done.title': 'Ditt lösenord är bytt',
  'done.text':
    'Logga in med ditt nya lösenord. Dina andra enheter och appar loggas ut inom kort och frågar sedan efter det nya lösenordet.',
  'done.devices':
    'Kom ihåg telefonens e-postapp och wifi: ett gammalt lösenord som är sparat där kan låsa kontot igen.',
  'done.not-me': 'Ett meddelande går till dina registrerade adresser. Om det inte var du, använd genast länken i det.',

  'failed.title': 'Lösenordet byttes inte',
  'failed.text': 'Ditt gamla lösenord gäller fortfarande. Du kan börja om eller fråga IT-stödet.',
  'ended-refused.title': 'Återställningen kan inte fortsätta',
  'ended-refused.text':
    'Något i kontot ändrades medan vi pratade, så jag stannade för säkerhets skull. Ingenting ändrades. Skriv ”Jag har glömt mitt lösenord” så ser vi vad som går att göra.',

  'cancelled.title': 'Avbrutet',
  'cancelled.text': 'Ingenting ändrades. När du vill börja igen, skriv ”Jag har glömt mitt lösenord”.',
  'expired.title': 'Tiden gick ut',
  'expired.text':
    'För säkerhets skull är en återställning öppen bara en kort stund. Ingenting ändrades. Du kan börja igen nu.',
  'locked.title': 'Återställningen är låst för tillfället',
  'locked.text':
    'Det blev för många felaktiga koder, så återställning med Avain är låst{at, select, none {} other { till {until, date, short} {until, time, short}}}. Själva kontot fungerar som förut. IT-stödet kan hjälpa dig snabbare.',

  'refused.title': 'Jag kan inte göra det här för ditt konto',
  'refused.title-for-now': 'Inte just nu',
  'refused.not-registered':
    'Ingen e-postadress eller telefon är registrerad så att du kan visa vem du är. Om du fortfarande kan logga in någonstans, registrera dem i din säkerhetsinformation. Annars hjälper IT-stödet dig.',
  'refused.half-registered':
    'Bara ett av de två sätt som behövs för att visa vem du är har registrerats. En e-postadress i din egen organisation räknas inte, för den kan du inte läsa när du är utelåst. Om du fortfarande kan logga in någonstans, lägg till ett sätt till i din säkerhetsinformation. Annars hjälper IT-stödet dig.',
  'refused.synced':
    'Ditt konto finns i din organisations egen katalog, och lösenordet kan inte bytas härifrån. Microsofts återställningssida kan kanske göra det, och IT-stödet kan.',
  'refused.federated':
    'Din organisation loggar in dig med ett eget system, så lösenordet finns inte där jag kan byta det. Microsofts återställningssida kan kanske leda dig dit, och IT-stödet vet rätt ställe.',
  'refused.guest':
    'Du är gäst här: ditt lösenord hör till din hemorganisation. Återställ det där, med dess eget IT-stöd eller Microsofts återställningssida.',
  'refused.disabled': 'Ditt konto är avstängt, så ett nytt lösenord skulle inte hjälpa. Fråga IT-stödet varför.',
  'refused.privileged':
    'Ditt konto är särskilt skyddat, till exempel för att det har administratörsrättigheter. Sådana konton återställs aldrig av en bot. Använd Microsofts återställningssida eller fråga IT-stödet.',
  'refused.unsupported-account':
    'Den här sortens konto hör inte till en enda person, så jag kan inte återställa det. Fråga IT-stödet.',
  'refused.could-not-check':
    'Jag kunde inte kontrollera ditt konto just nu, och utan kontroll fortsätter jag inte. Försök igen om några minuter eller fråga IT-stödet.',
  'refused.locked':
    'Det blev för många felaktiga koder, så återställningen är låst. IT-stödet kan hjälpa dig snabbare.',
  'refused.frozen':
    'Någon anmälde att en tidigare återställning inte var deras, så återställningen av ditt konto är stoppad för att skydda dig. Kontakta IT-stödet.',
  'refused.paused':
    'Lösenordsåterställningar är pausade för alla just nu. Det är inget fel på ditt konto; försök senare eller fråga IT-stödet.',
  'refused.cooling-down':
    'Jag har just kommit tillbaka efter en störning och väntar en kort stund för säkerhets skull. Försök igen senare.',
  'refused.too-many-starts': 'Många återställningar började på kort tid. Vänta en stund före nästa.',
  'refused.recently-reset':
    'En återställning av det här kontot gjordes, eller kom så här långt, för bara en stund sedan. Om du valde ett nytt lösenord då, pröva det först. Vänta annars, eller fråga IT-stödet.',
  'refused.until': 'Du kan försöka igen efter {until, date, short} {until, time, short}.',

  'door.unlock.title': 'Ditt konto är låst',
  'door.unlock.text':
    'Efter många fel lösenord låser Microsoft inloggningen i en minut, och längre för varje gång. Om du minns ditt lösenord, vänta ungefär tio minuter och försök en gång. Om du inte gör det, öppnar också ett nytt lösenord låset.',
  'door.know.title': 'Inloggningen fungerar inte',
  'door.know.text':
    'Kontrollera det här först: Caps Lock och tangentbordets språk, hela kontonamnet och klockan i din enhet. Ett gammalt lösenord som är sparat i en telefon eller i wifi kan låsa kontot. Om det ändå inte går, skriv upp numret i felmeddelandet och ge det till IT-stödet.',
  'door.new-phone.title': 'En ny telefon',
  'door.new-phone.text':
    'Om du fortfarande kan godkänna en inloggning med den gamla telefonen eller på ett annat sätt, lägg till den nya telefonen i din säkerhetsinformation. Om du inte kan det, måste IT-stödet göra det med dig: ett nytt lösenord flyttar inte appen.',
  'door.expired.title': 'Ditt lösenord har gått ut',
  'door.expired.text':
    'Om du minns det gamla lösenordet, logga in med det en gång: Microsoft ber dig genast välja ett nytt. Om du inte minns det, hjälper jag dig att sätta ett nytt.',
  'door.another-account.title': 'Ett annat konto',
  'door.another-account.text':
    'Jag kan bara återställa det konto som du använder i den här Teams. För ett annat, öppna Teams med det kontot och skriv till mig där, använd Microsofts återställningssida eller fråga IT-stödet.',
  'door.human.title': 'En människa att prata med',
  'door.human.text': 'IT-stödet hjälper när jag inte kan. Berätta vad du har prövat och vilket felnummer du såg.',

  'helpdesk.line': 'IT-stöd: {contact}',
  'external.note': 'Länken öppnar en sida utanför Teams.',

  'failure.title': 'Något gick fel hos oss',
  'failure.retry': 'Det var inte ditt fel och inget har gått förlorat. Försök igen om en stund.',
  'failure.stop': 'Det var inte ditt fel. Berätta det för IT-stödet och ge dem det här numret.',
  'failure.reference': 'Referens: {correlationId}',
  'failure.directory_unavailable': 'Microsofts katalog svarar inte just nu.',
  'failure.directory_throttled': 'Microsofts katalog är mycket upptagen just nu.',
  'failure.directory_forbidden': 'Jag saknar en rättighet som jag behöver för det här.',
  'failure.store_unavailable': 'Mitt minne svarar inte just nu, så jag gör ingenting förrän det svarar.',
  'failure.queue_unavailable': 'Jag kunde inte skicka arbetet vidare.',
  'failure.audit_unavailable': 'Jag kunde inte skriva den anteckning som varje steg behöver, så jag tog inte steget.',
  'failure.delivery_failed': 'Meddelandet kunde inte skickas.',
  'failure.messenger_unavailable': 'Teams svarar inte just nu.',
  'failure.desk_unavailable': 'IT-stödets ärendesystem svarar inte just nu.',
  'failure.config_invalid': 'Jag är inte rätt inställd.',
  'failure.invariant_broken': 'Jag stötte på något som inte ska hända, och stannade.',

  'privacy.title': 'Det här sparar jag om dig',
  'privacy.text':
    'Jag sparar aldrig lösenord, och koder bara i en form som inte går att läsa. Adresserna stannar i din organisations katalog.',
  'privacy.contact': 'Hur jag når dig i Teams, och ditt språk',
  'privacy.reset': 'En öppen återställning: dess steg, inte dess koder',
  'privacy.attempts': 'Hur många felaktiga koder och skickade koder, för att stoppa gissningar',
  'privacy.notices': 'Meddelanden som väntar på att skickas till dig',
  'privacy.cases': 'Dina ärenden hos IT-stödet och vad som skrevs i dem',
  'privacy.checks': 'IT-stödets kontroller av om det var du som ringde',
  'privacy.plan': 'Ditt namn vid uppgifter i planen för lösenordsåterställning',
  'privacy.campaigns': 'Vilka meddelanden om lösenordsåterställning som gick till dig, och om du svarade',
  'privacy.no-campaigns': 'Att du inte vill ha sådana meddelanden',
  'privacy.coverage': 'Ditt namn i den dagliga listan över vilka som inte skulle komma in igen, om du finns där',
  'privacy.audit': 'Din organisations anteckning om vad som gjordes, och när',
  'privacy.line': '{what}: {how}',
  'privacy.nothing': 'Ingenting just nu.',
  'privacy.until': 'till {until, date, short}',
  'privacy.by-rule': 'så länge som din organisation har bestämt',
  'privacy.type': 'Du kan också skriva ”radera mina uppgifter” eller ”hjälp”.',
  'erase.title': 'Radera dina uppgifter?',
  'erase.text':
    'Jag glömmer hur jag når dig, ditt språk och en öppen återställning. Räknare som stoppar gissningar och din organisations anteckningar finns kvar sin tid.',
  'erase.type': 'Tryck på knappen eller skriv ”ja, radera mina uppgifter” för att fortsätta. Annars raderas ingenting.',
  'erased.title': 'Dina uppgifter är raderade',
  'erased.text': 'Du kan skriva till mig när som helst; då börjar vi från början.',
  'erased.kept': 'Sparas sin tid: {kinds}.',
  'erased.running': 'Ingenting raderades: ett nytt lösenord sätts just nu. Be igen när det är klart.',

  'secret.title': 'Det där såg ut som ett lösenord',
  'secret.text':
    'Jag varken använde eller sparade det. Ta bort ditt meddelande nu: en kopia kan bli kvar i din organisations arkiv. Om det är ett lösenord som du använder, byt det.',
  'number.unasked':
    'Jag väntar inte på någon kod, så jag gjorde ingenting med numret. Om du vill återställa ditt lösenord, skriv ”Jag har glömt mitt lösenord”. Ge aldrig en kod till någon annan.',
  'words.not-yours': 'Det kortet hör till en annan chatt, så jag gjorde ingenting.',
  'words.language': 'Jag talar svenska från och med nu.',
  'words.nothing-to-cancel': 'Det finns inget öppet att avbryta. ”hjälp” visar vad jag kan.',
  'words.no-flow': 'Ingen återställning är öppen. Skriv ”Jag har glömt mitt lösenord” för att börja.',
  'words.still-checking':
    'Det här tar längre än vanligt; jag kontrollerar fortfarande. Jag svarar här så snart jag vet. Om du inte hör något på en minut, skriv igen.',
  'words.not-understood': 'Jag förstod inte det.',

  'inert.account-confirmed': '✓ Kontot bekräftades',
  'inert.another-account': 'Ett annat konto efterfrågades',
  'inert.email-code-sent': '✓ Koden skickades med e-post',
  'inert.sms-code-sent': '✓ Koden skickades som sms',
  'inert.email-code-right': '✓ Koden från e-posten var rätt',
  'inert.sms-code-right': '✓ Koden från sms:et var rätt',
  'inert.code-wrong': '✗ Koden var inte rätt',
  'inert.code-too-old': '✗ Koden fungerade inte längre',
  'inert.code-malformed': '✗ Det var ingen kod med 8 siffror',
  'inert.code-not-sent': '✗ Ingen ny kod skickades',
  'inert.password-refused': '✗ Lösenordet godkändes inte',
  'inert.page-closed': '✗ Sidan stängdes',
  'inert.cancelled': 'Avbröts här',
  'inert.started-over': 'Började om',
  'inert.erase-confirmed': '✓ Raderingen bekräftades',
  'inert.stale': 'Det här hörde till ett tidigare steg',
  'inert.places-done': '✓ Avbockat',
  'inert.moved-on': 'Fortsätter nedan',

  'shared.personal-chat-only': 'Jag hjälper bara i en personlig chatt, där ingen annan läser.',
  'shared.open-personal-chat': 'Öppna vår personliga chatt',
} as const satisfies Readonly<Record<keyof typeof enChat, string>>;
