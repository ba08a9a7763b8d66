import type { enGuide } from '../en/guide.ts';
import type { enPlanTasks } from '../en/plan-tasks.ts';
import type { enPlan } from '../en/plan.ts';

/** Swedish: the deployment plan, without the texts of its tasks and the set-up guide: those are English. */
export const svPlan = {
  'plan.phase.benefits.title': 'Förstå och besluta',
  'plan.phase.benefits.text': 'Vad det är, vad det är bra för, och vad som ändras hos Microsoft.',
  'plan.phase.people.title': 'Människor',
  'plan.phase.people.text': 'Vem som beslutar, vem som gör det, vem som måste veta.',
  'plan.phase.prerequisites.title': 'Licenser och förberedelser',
  'plan.phase.prerequisites.text': 'Det som måste vara på plats innan något slås på.',
  'plan.phase.pilot.title': 'Pilot',
  'plan.phase.pilot.text': 'I två steg: först de som gärna prövar, sedan riktiga avdelningar.',
  'plan.phase.configuration.title': 'Inställningar',
  'plan.phase.configuration.text':
    'Varje inställning med det värde vi rekommenderar. Det som inget gränssnitt visar frågar vi dig.',
  'plan.phase.testing.title': 'Test',
  'plan.phase.testing.text': 'Varje fall med vad som ska hända.',
  'plan.phase.support.title': 'IT-stöd',
  'plan.phase.support.text': 'Frågorna som kommer, besvarade på förhand.',
  'plan.phase.rollback.title': 'Vägen tillbaka',
  'plan.phase.rollback.text': 'För en person, en grupp, alla. Känd innan den behövs.',
  'plan.phase.roll-out.title': 'Införande',
  'plan.phase.roll-out.text': 'Berätta, be, påminn, omgång för omgång.',
  'plan.phase.measure.title': 'Mät och håll i skick',
  'plan.phase.measure.text': 'Vad det har förändrat, och vad som måste bevakas.',

  'plan.role.sponsor': 'Uppdragsgivare',
  'plan.role.project': 'Projektledare',
  'plan.role.identity': 'Identitetsarkitekt',
  'plan.role.policy-admin': 'Administratör för autentiseringsprinciper',
  'plan.role.hybrid-admin': 'Hybrididentitetsadministratör',
  'plan.role.license-admin': 'Licensadministratör',
  'plan.role.security': 'Säkerhetsansvarig',
  'plan.role.compliance': 'Dataskydd och regelefterlevnad',
  'plan.role.helpdesk': 'Chef för IT-stödet',
  'plan.role.communication': 'Kommunikation',
  'plan.role.devices': 'Enhetshantering (Intune)',
  'plan.role.tester': 'Testare',

  'plan.question.baseline': 'Hur många lösenordssamtal i månaden hade ni förut?',
  'plan.question.cost': 'Vad kostade ett sådant samtal, i er egen valuta?',
  'plan.question.scope': 'Hur är omfattningen inställd i portalen nu?',
  'plan.question.gates': 'Hur många metoder behöver en återställning?',
  'plan.question.questions': 'Är säkerhetsfrågor påslagna?',
  'plan.question.registration': 'Ombeds man registrera sig när man loggar in?',
  'plan.question.reconfirm': 'Efter hur många dagar bekräftar man sina metoder?',
  'plan.question.notify-people': 'Får man veta om en återställning?',
  'plan.question.notify-admins': 'Får alla administratörer veta när en administratör återställer?',
  'plan.question.helpdesk-link': 'Vilken länk eller adress står på Microsofts sida?',
  'plan.question.writeback': 'Är tillbakaskrivning av lösenord påslagen?',
  'plan.question.unlock': 'Får man låsa upp utan ett nytt lösenord?',
  'plan.question.measure-calls': 'Hur många lösenordssamtal i månaden har ni nu?',

  'plan.choice.none': 'Ingen',
  'plan.choice.selected': 'Valda',
  'plan.choice.all': 'Alla',
  'plan.choice.one': 'En',
  'plan.choice.two': 'Två',
  'plan.choice.yes': 'Ja',
  'plan.choice.no': 'Nej',
  'plan.choice.not-needed': 'Behövs inte',

  'plan.verdict.good': 'Kontrollerat, bra',
  'plan.verdict.attention': 'Kontrollerat, kräver åtgärd',
  'plan.verdict.unknown': 'Vet inte',

  'plan.live.unread': 'Kunde inte läsas: {why}.',
  'plan.live.broke-off': 'Kunde inte läsas: läsningen avbröts. Försök igen om tio minuter.',
  'plan.live.late': 'Inte läst ännu: Microsoft tar sin tid. Titta igen om en stund.',
  'plan.live.not-told': 'Microsofts svar säger inget om det.',
  'plan.live.licences.none':
    'Ingen prenumeration med Entra ID P1 eller P2 hittades. Molnkonton klarar sig med vissa företagsplaner; rapporter och tillbakaskrivning gör det inte.',
  'plan.live.licences.few':
    'Entra ID P1 eller P2 för {seats, number} personer ({p2, number} av dem P2), men {people, number} personer kan behöva återställning.',
  'plan.live.licences.good': 'Entra ID P1 eller P2 för {seats, number} personer ({p2, number} av dem P2).',
  'plan.live.domains.good': '{count, plural, one {Den enda domänen hanteras} other {Alla # domäner hanteras}} i Entra.',
  'plan.live.domains.federated':
    'Federerade, så deras lösenord finns någon annanstans: {names}{more, plural, =0 {} other { och # till}}.',
  'plan.live.synced.none': 'Inget konto synkroniseras från er egen katalog ({on, date, short}).',
  'plan.live.synced.some':
    '{synced, number} av {people, number} ({percent} %) synkroniseras från er egen katalog och behöver tillbakaskrivning ({on, date, short}).',
  'plan.live.migration.done': 'Migreringen är klar: en enda princip bestämmer.',
  'plan.live.migration.under-way': 'Migreringen pågår: de äldre principerna räknas ännu.',
  'plan.live.migration.not-begun':
    'Migreringen har inte börjat: lösenordsåterställningen följer inte den nya principen ännu.',
  'plan.live.admin-sspr.on': 'Reglaget är på: administratörer får återställa sitt eget lösenord, med två bevis.',
  'plan.live.admin-sspr.off': 'Reglaget är av: administratörer kan inte återställa sitt eget lösenord.',
  'plan.live.scope.everybody':
    'Microsofts rapport säger att alla {people, number} personer är aktiverade ({on, date, short}). Själva reglaget finns bara i portalen.',
  'plan.live.scope.some':
    'Microsofts rapport säger att {enabled, number} av {people, number} personer är aktiverade ({on, date, short}). Själva reglaget finns bara i portalen.',
  'plan.live.scope.nobody':
    'Microsofts rapport säger att ingen är aktiverad ({on, date, short}): omfattningen är Ingen, eller dess grupp är tom, eller så saknas licenser.',
  'plan.live.methods.good': 'E-post, sms, Microsoft Authenticator och programvarukoder är påslagna.',
  'plan.live.methods.off': 'Avstängda: {methods}.',
  'plan.live.phone-codes.off': 'Sms och samtal är avstängda, så ingen är beroende av dem.',
  'plan.live.phone-codes.on':
    'Sms eller samtal är påslagna. Microsoft {ended, select, yes {slutade} other {slutar}} skicka dem {on, date, short}; efter det skickar bara en egen leverantör dem.',
  'plan.live.temporary-pass.on': 'Det tillfälliga åtkomstpasset är påslaget.',
  'plan.live.temporary-pass.detail':
    'Det tillfälliga åtkomstpasset är påslaget: vanligen {defaultMinutes, number} minuter, högst {longestMinutes, number}, {once, select, yes {för en användning} other {för flera användningar}}.',
  'plan.live.temporary-pass.off':
    'Det tillfälliga åtkomstpasset är avstängt: IT-stödet har inget säkert första sätt att släppa in någon.',
  'plan.live.writeback.no-need': 'Inget konto synkroniseras, så det finns inget att skriva tillbaka.',
  'plan.live.writeback.at-work': 'Ett lösenord gick till den egna katalogen {on, date, short} ({agent}).',
  'plan.live.writeback.fails':
    'Inget lösenord har kommit fram till er egen katalog på sistone; det senaste försöket misslyckades {on, date, short}.',
  'plan.live.writeback.switched-on':
    'Tillbakaskrivningen slogs på {on, date, short}; ingen återställning har använt den ännu.',
  'plan.live.writeback.switched-off': 'Tillbakaskrivningen slogs av {on, date, short}.',
  'plan.live.writeback.silent':
    'Granskningsloggen, som räcker 30 dagar bakåt, säger inget om tillbakaskrivning. Portalen visar den: Password reset → On-premises integration.',
  'plan.live.registered':
    '{registered, number} av {people, number} personer ({percent} %) har registrerat tillräckligt för Microsofts sida ({on, date, short}).',
  'plan.live.coverage':
    '{ready, number} av {people, number} personer ({percent} %) skulle komma in igen i dag ({on, date, short}).',
  'plan.live.coverage.none': 'Ingen har räknats ännu. Den första räkningen görs inom ett dygn.',
  'plan.live.coverage.old': 'Den senaste räkningen är för gammal för att säga något ({on, date, short}).',
  'plan.live.coverage.nobody': 'Den senaste räkningen hittade ingen ({on, date, short}).',

  'plan.status.not-needed': 'behövs inte',

  'plan.reminder.title': '{count, plural, one {En uppgift} other {# uppgifter}} i planen för lösenordsåterställning',
  'plan.reminder.due': '{task}: senast {on}',
  'plan.reminder.overdue': '{task}: skulle ha varit klar {on}',
  'plan.reminder.more': 'Och {count} till.',
  'plan.reminder.how':
    'Bara administratörer för Avain kan bocka av den. Om du inte är en, berätta för någon av dem vad du har gjort.',

  'plan.export.title': 'Plan: lösenordsåterställning med självbetjäning',
  'plan.export.state': '{done} av {total} uppgifter klara. Läget {on}.',
  'plan.export.line': '{name}: {value}',
  'plan.export.role': 'Görs vanligen av',
  'plan.export.owner': 'Ägare',
  'plan.export.due': 'Senast',
  'plan.export.overdue': '{on}, försenad',
  'plan.export.question': 'Fråga',
  'plan.export.answer': 'Svar',
  'plan.export.answered': '{answer} ({by}, {on})',
  'plan.export.note': 'Anteckning',
} as const satisfies Readonly<
  Record<Exclude<keyof typeof enPlan, keyof typeof enPlanTasks | keyof typeof enGuide>, string>
>;
