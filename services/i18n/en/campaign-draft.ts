/** What is wrong with an admin's draft of a campaign: one sentence a field, saying what would be right. */
export const enCampaignDraft = {
  'campaign-draft.name': 'Give it a name of 1 to 80 characters.',
  'campaign-draft.audience': 'Choose whom it is for.',
  'campaign-draft.group': 'Give the object id of a group. It looks like 1a2b3c4d-0000-0000-0000-000000000000.',
  'campaign-draft.days': 'Choose whole days, from 0 to 365.',
  'campaign-draft.rows': 'Upload the file of names first.',
  'campaign-draft.purpose': 'Choose what it is about.',
  'campaign-draft.title': 'Write a title of 1 to 80 characters, in each language.',
  'campaign-draft.body': 'Write a text of 1 to 1,500 characters, in each language.',
  'campaign-draft.holes': "Only '{name}' and '{organisation}' can be filled in. Leave other braces out.",
  'campaign-draft.start': 'Choose a day and time, or start at once.',
  'campaign-draft.quiet-time': 'Write a time like 08:00.',
  'campaign-draft.quiet-zone': 'Choose a time zone.',
  'campaign-draft.quiet': 'Leave at least two hours of the day in which messages may go out.',
  'campaign-draft.reminders': 'Choose 0 to 3 reminders, 1 to 30 days apart.',
  'campaign-draft.end': 'Choose an end that is still to come, after the start and within a year.',
} as const;
