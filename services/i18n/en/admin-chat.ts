/** What admins read in the chat. */
export const enAdminChat = {
  'admin.doctor.news.title':
    '{count, plural, one {The set-up doctor found something new} other {The set-up doctor found # new things}}',
  'admin.doctor.news.ask': 'Write “doctor” to see what to do about it.',
} as const;
