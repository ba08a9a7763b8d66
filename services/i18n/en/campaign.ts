/** Messages of campaigns to people, and what became of them. */
export const enCampaign = {
  'button.no-more-messages': 'No more messages like this',
  'campaign.introduce':
    'Avain is the bot in this chat. If one day you cannot sign in, it gets you back in: you prove who you are and choose a new password.',
  'campaign.introduce.ask': 'Would that work for you today? “Am I ready?” tells you in a few seconds.',
  'campaign.register':
    'It takes about two minutes: check what you have registered, then add what is missing. Avain shows you each step.',
  'campaign.type': 'You can also type “am I ready”, “how to register” or “no more messages”.',
  'campaign.reminder': 'A reminder',
  'campaign.preview': 'This is a preview: only you got it. People get the message as it stands below.',
  'words.no-more-messages':
    'All right, no more messages like this. Avain still answers when you write. If you change your mind, type “messages again”.',
  'words.messages-again': 'All right, you may get such messages again. To stop them, type “no more messages”.',
  'words.no-messages': 'Avain sends no such messages here. It only answers when you write.',
} as const;
