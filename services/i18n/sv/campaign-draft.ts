import type { enCampaignDraft } from '../en/campaign-draft.ts';

/** Swedish: what is wrong with an admin's draft of a campaign. */
export const svCampaignDraft = {
  'campaign-draft.name': 'Ge den ett namn på 1 till 80 tecken.',
  'campaign-draft.audience': 'Välj vem den är för.',
  'campaign-draft.group': 'Ange en grupps objekt-id. Det ser ut så här: 1a2b3c4d-0000-0000-0000-000000000000.',
  'campaign-draft.days': 'Välj hela dagar, från 0 till 365.',
  'campaign-draft.rows': 'Ladda först upp filen med namn.',
  'campaign-draft.purpose': 'Välj vad den handlar om.',
  'campaign-draft.title': 'Skriv en rubrik på 1 till 80 tecken, på varje språk.',
  'campaign-draft.body': 'Skriv en text på 1 till 1 500 tecken, på varje språk.',
  'campaign-draft.holes': "Bara '{name}' och '{organisation}' kan fyllas i. Lämna bort andra klammerparenteser.",
  'campaign-draft.start': 'Välj en dag och en tid, eller börja genast.',
  'campaign-draft.quiet-time': 'Skriv en tid som 08:00.',
  'campaign-draft.quiet-zone': 'Välj en tidszon.',
  'campaign-draft.quiet': 'Lämna minst två timmar av dygnet då meddelanden får gå ut.',
  'campaign-draft.reminders': 'Välj 0 till 3 påminnelser, med 1 till 30 dagars mellanrum.',
  'campaign-draft.end': 'Välj ett slut som ännu inte har varit, efter starten och inom ett år.',
} as const satisfies Readonly<Record<keyof typeof enCampaignDraft, string>>;
