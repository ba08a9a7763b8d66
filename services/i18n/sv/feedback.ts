import type { enFeedback } from '../en/feedback.ts';

/** Swedish: what people say about answers, the questions they pass on, and what admins and agents make of them. */
export const svFeedback = {
  'button.why': 'Berätta varför',
  'button.why-not-mine': 'Jag frågade något annat',
  'button.why-outdated': 'Föråldrat eller fel',
  'button.why-too-hard': 'För svårt att förstå',
  'button.why-no-help': 'Det löste inte mitt problem',
  'button.pass-on': 'Skicka min fråga vidare',

  'answer.why': 'Varför inte? Det räknas bara; inga av dina ord sparas.',
  'question.offer':
    'Jag kan skicka din fråga vidare till dem som skriver mina svar. Ditt namn, adresser och långa nummer tas bort. Skicka den inte vidare om den nämner någon annan vid namn.',

  'words.answer-why': 'Tack. Det har räknats och hjälper till att förbättra svaret.',
  'words.question-passed':
    'Tack. Din fråga har skickats vidare utan ditt namn, så jag kan inte berätta när det finns ett svar. Prata med en människa om du behöver hjälp nu.',
  'words.question-gone': 'Jag har inte kvar den frågan. Skriv den en gång till, så kan jag skicka den vidare.',
  'words.question-too-many': 'Du har skickat vidare tio frågor i dag. Prata med en människa om de andra.',

  'button.admin.gaps': 'Frågor utan svar',
  'button.admin.gap-draft': 'Gör ett utkast av den',
  'button.admin.gap-dismiss': 'Avfärda den',
  'button.admin.more': 'Mer',

  'admin.gaps.title': 'Frågor utan svar',
  'admin.gaps.text':
    'Det här frågade någon utan att få svar och skickade frågan vidare. Ingen nämns vid namn, och en fråga försvinner efter 90 dagar. Ett utkast är en fil som du gör färdig.',
  'admin.gaps.none': 'Ingen har skickat vidare en fråga. Frågorna finns kvar här i 90 dagar.',
  'admin.gaps.times': '{count, plural, one {en gång} other {# gånger}}, senast {day}',
  'admin.gaps.more': '{count, plural, one {Och en till.} other {Och # till.}} De visas när de här är klara.',
  'admin.gaps.pick': 'Fråga',
  'admin.gaps.missed': 'Svar som inte hjälpte, de senaste fyra veckorna',
  'admin.gaps.no': '{count} × nej',
  'admin.gaps.why.not-mine': '{count} × frågade något annat',
  'admin.gaps.why.outdated': '{count} × föråldrat eller fel',
  'admin.gaps.why.too-hard': '{count} × för svårt att förstå',
  'admin.gaps.why.no-help': '{count} × löste inte problemet',
  'admin.gaps.drafts':
    '{count, plural, one {Ett utkast väntar} other {# utkast väntar}}. Skriv dem som filer med: npm run knowledge -- drafts',
  'admin.gaps.drafted': 'Utkastet är gjort. Det väntar tills någon skriver det som en fil och gör det färdigt.',
  'admin.gaps.dismissed': 'Frågan är avfärdad.',
  'admin.gaps.gone': 'Den frågan finns inte längre.',
  'admin.gaps.full': 'Hundra utkast väntar redan. Gör först några av dem färdiga.',

  'desk.button.answer': 'Spara svaret',
  'desk.button.answer-confirmed': 'Spara som utkast',
  'desk.answer.title': 'Spara svaret för andra',
  'desk.answer.text':
    'Avains administratörer får det som ett utkast, utan ärendet. Nämn ingen vid namn, och skriv inget lösenord och ingen kod.',
  'desk.answer.question': 'Vad som frågades, så som andra skulle fråga',
  'desk.answer.answer': 'Vad som hjälpte, steg för steg',
  'desk.answer.missing': 'Både frågan och svaret behövs.',
  'desk.say.answer-saved': 'Ärende {number}: svaret är sparat som ett utkast för Avains administratörer.',
  'desk.no.names-person':
    'Texten nämner personen i ärendet, så inget sparades. Skriv så att det hjälper vem som helst.',
  'desk.no.drafts-full': 'Hundra utkast väntar redan, så inget sparades. Be Avains administratörer göra några färdiga.',
} satisfies Record<keyof typeof enFeedback, string>;
