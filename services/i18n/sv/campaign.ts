import type { enCampaign } from '../en/campaign.ts';

/** Swedish: messages of campaigns to people, and what became of them. */
export const svCampaign = {
  'button.no-more-messages': 'Inga fler sådana meddelanden',
  'campaign.introduce':
    'Avain är boten i den här chatten. Om du någon dag inte kan logga in hjälper den dig tillbaka: du visar vem du är och väljer ett nytt lösenord.',
  'campaign.introduce.ask': 'Skulle det fungera för dig i dag? ”Är jag redo?” berättar det på några sekunder.',
  'campaign.register':
    'Det tar ungefär två minuter: kontrollera vad du har registrerat och lägg till det som saknas. Avain visar dig varje steg.',
  'campaign.type': 'Du kan också skriva ”är jag redo”, ”så registrerar du dig” eller ”inga fler meddelanden”.',
  'campaign.reminder': 'En påminnelse',
  'campaign.preview': 'Det här är en förhandsvisning: bara du fick den. Andra får meddelandet så som det står nedan.',
  'words.no-more-messages':
    'Okej, inga fler sådana meddelanden. Avain svarar ändå när du skriver. Om du ändrar dig, skriv ”meddelanden igen”.',
  'words.messages-again': 'Okej, du kan få sådana meddelanden igen. Skriv ”inga fler meddelanden” för att stoppa dem.',
  'words.no-messages': 'Avain skickar inga sådana meddelanden här. Den svarar bara när du skriver.',
} as const satisfies Readonly<Record<keyof typeof enCampaign, string>>;
