/** Mitä ylläpitäjät lukevat keskustelussa. */
export const fiAdminChat = {
  'admin.doctor.news.title':
    '{count, plural, one {Asennuksen lääkäri löysi uuden vian} other {Asennuksen lääkäri löysi # uutta vikaa}}',
  'admin.doctor.news.ask': 'Kirjoita ”lääkäri”, niin näet, mitä niille tehdään.',
} as const;
