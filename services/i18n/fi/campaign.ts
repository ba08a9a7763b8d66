import type { enCampaign } from '../en/campaign.ts';

/** Kampanjoiden viestit ihmisille. */
export const fiCampaign = {
  'button.no-more-messages': 'Ei enää tällaisia viestejä',
  'campaign.introduce':
    'Avain on botti tässä keskustelussa. Jos et joskus pääse kirjautumaan, se auttaa sinut takaisin sisään: todistat, kuka olet, ja valitset uuden salasanan.',
  'campaign.introduce.ask': 'Onnistuisiko se sinulta tänään? ”Olenko valmis?” kertoo sen muutamassa sekunnissa.',
  'campaign.register':
    'Tähän menee pari minuuttia: katso, mitä olet rekisteröinyt, ja lisää se, mikä puuttuu. Avain näyttää jokaisen vaiheen.',
  'campaign.type': 'Voit myös kirjoittaa ”olenko valmis”, ”näin rekisteröit” tai ”ei enää viestejä”.',
  'campaign.reminder': 'Muistutus',
  'campaign.preview': 'Tämä on esikatselu: vain sinä sait sen. Muut saavat viestin sellaisena kuin se on alla.',
  'words.no-more-messages':
    'Selvä, et saa enää tällaisia viestejä. Avain vastaa silti, kun kirjoitat sille. Jos muutat mielesi, kirjoita ”viestejä taas”.',
  'words.messages-again': 'Selvä, voit taas saada tällaisia viestejä. Jos et halua niitä, kirjoita ”ei enää viestejä”.',
  'words.no-messages': 'Avain ei lähetä täällä tällaisia viestejä. Se vain vastaa, kun kirjoitat sille.',
} as const satisfies Record<keyof typeof enCampaign, string>;
