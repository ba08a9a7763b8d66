import type { enTree } from '../en/tree.ts';

/** Swedish: the troubleshooter. */
export const svTree: Readonly<Record<keyof typeof enTree, string>> = {
  'button.tree-go': 'Undersök det här',
  'button.tree-admins': 'För administratörer',
  'button.tree-people': 'För alla',
  'button.tree-menu': 'Något annat är fel',
  'button.tree-back': 'Ett steg tillbaka',
  'button.tree-continue': 'Fortsätt felsökningen',

  'tree.help': 'När något inte fungerar: ”felsökning”. En felkod kan du bara klistra in.',
  'tree.menu.title': 'Vad är fel?',
  'tree.menu.admins': 'Vad är fel i organisationen?',
  'tree.menu.text':
    'Välj det som ligger närmast. Jag ställer några frågor och säger vad du ska göra. Ser du en felkod kan du klistra in den här.',
  'tree.menu.label': 'Vad stämmer bäst?',
  'tree.menu.missing': 'Välj en av raderna.',
  'tree.type': 'Du kan också skriva numret eller orden.',
  'tree.code': 'Du skrev koden {code}.',
  'tree.what-to-do': 'Gör så här',
  'tree.source': 'Mer om detta: [Microsofts sida]({source})',
  'tree.helped': 'Hjälpte det?',

  'tree.not-helped.title': 'Då får någon titta på det',
  'tree.not-helped.text':
    'En människa kan ta vid härifrån. Hen ser vilka frågor du har svarat på, så du slipper berätta det igen.',
  'tree.support.title': 'En text till Microsofts support',
  'tree.support.how':
    'Kopiera texten, fyll i det som saknas och skicka den med en skärmbild. En administratör öppnar ärendet i administrationscentret för Microsoft 365.',
  'tree.support.careful': 'Skriv aldrig ett lösenord eller en kod i den.',

  'tree.request.subject': 'Ämne: {title}',
  'tree.request.description': 'Vad som händer: {verdict}',
  'tree.request.steps': 'Hittills gjort:',
  'tree.request.no-steps': 'Hittills gjort: …',
  'tree.request.code': 'Felkod: {code}',
  'tree.request.no-code': 'Felkod: …',
  'tree.request.page': 'Sidan och dess adress: … (lägg till en skärmbild)',
  'tree.request.support-code': 'Supportkoden längst ned på sidan (eller SID och CID): …',
  'tree.request.time': 'Exakt tid: … (den här texten gjordes {at}, tidszon {zone})',
  'tree.request.person': 'Användare, objekt-ID: {id}',
  'tree.request.kind':
    'Typ av konto: {kind, select, cloud {endast molnet} synced {synkroniserat från en lokal katalog} federated {federerat} guest {gäst} admin {administratör} other {…}}',
  'tree.request.licence': 'Microsoft Entra ID P1 eller P2: {licence, select, yes {ja} no {ingen} other {…}}',
  'tree.request.log':
    'Om lösenord går till en lokal katalog: bifoga händelseloggen Application från servern med Microsoft Entra Connect, zippad.',

  'words.tree-yes': 'Bra. Skriv till mig när något är fel.',
  'words.tree-gone': 'Det kortet är för gammalt. Skriv ”felsökning” för att börja om.',
  'words.tree-nothing': 'Det finns inget att fortsätta med. Skriv ”felsökning” för att börja.',

  'desk.what.troubleshot': 'gick igenom felsökningen',
};
