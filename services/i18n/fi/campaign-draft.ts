/** Ylläpitäjän kampanjaluonnoksen virheet: lause kenttää kohti. */
export const fiCampaignDraft = {
  'campaign-draft.name': 'Anna nimi, jossa on 1–80 merkkiä.',
  'campaign-draft.audience': 'Valitse, kenelle kampanja on tarkoitettu.',
  'campaign-draft.group': 'Anna ryhmän objektitunnus. Se näyttää tältä: 1a2b3c4d-0000-0000-0000-000000000000.',
  'campaign-draft.days': 'Valitse kokonaisia päiviä, 0–365.',
  'campaign-draft.rows': 'Lähetä ensin tiedosto, jossa nimet ovat.',
  'campaign-draft.purpose': 'Valitse, mistä viestissä on kyse.',
  'campaign-draft.title': 'Kirjoita otsikko molemmilla kielillä, 1–80 merkkiä.',
  'campaign-draft.body': 'Kirjoita teksti molemmilla kielillä, 1–1 500 merkkiä.',
  'campaign-draft.holes': "Vain kohdat '{name}' ja '{organisation}' täytetään. Jätä muut aaltosulkeet pois.",
  'campaign-draft.start': 'Valitse päivä ja kellonaika tai aloita heti.',
  'campaign-draft.quiet-time': 'Kirjoita kellonaika näin: 08:00.',
  'campaign-draft.quiet-zone': 'Valitse aikavyöhyke.',
  'campaign-draft.quiet': 'Jätä vuorokaudesta vähintään kaksi tuntia, jolloin viestejä saa lähettää.',
  'campaign-draft.reminders': 'Valitse 0–3 muistutusta, 1–30 päivän välein.',
  'campaign-draft.end': 'Valitse päättymisaika, joka on tulevaisuudessa, alun jälkeen ja vuoden sisällä.',
} as const;
