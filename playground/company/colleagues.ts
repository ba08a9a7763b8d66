import type { CastMember, CountryCode } from './cast.ts';

const givenNames =
  'Anna Antti Eeva Elias Elina Emilia Essi Hanna Heikki Helena Iida Ilmari Jari Johanna Juho Kaisa Kari Katja Kimmo Laura Leo Liisa Maija Marko Matti Mika Nea Niko Oskari Outi Petri Päivi Reetta Risto Sami Sanna Teemu Tiina Ville Vilma'.split(
    ' ',
  );
const surnames =
  'Aalto Ahonen Anttila Eskola Haapala Hakala Harju Heino Hiltunen Holm Jokinen Järvinen Kaikkonen Karjalainen Kinnunen Kivelä Koivisto Koski Kuusisto Laaksonen Lahti Lampinen Leino Leppänen Lindström Manninen Mattila Miettinen Mustonen Mäkelä Nieminen Nylund Ojala Partanen Peltola Pitkänen Räsänen Saarinen Salmi Savolainen Seppälä Suominen Tamminen Toivonen Tuominen Turunen Vainio Vuori Väisänen Ylönen'.split(
    ' ',
  );
const departments =
  'Tuotanto Logistiikka Tuotanto Myynti Kunnossapito Talous Logistics Operations Sales Plant Tuotekehitys'.split(' ');

/** The first ones are plain on purpose: whoever tries something out with `p-1` meets no special case. */
const plainOnes = 400;

/**
 * `count` more people; one in ten has registered nothing, one in ten only an e-mail address. From the 401st on they differ
 * as people do: countries, languages, new joiners, synchronised, federated and disabled accounts, guests, people without Teams.
 */
export function colleagues(count: number): readonly CastMember[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const english = index % 7 === 0;
    const plain: CastMember = {
      id: `p-${String(index + 1)}`,
      givenName: givenNames[index % givenNames.length] ?? 'Anna',
      surname: surnames[(index * 7) % surnames.length] ?? 'Aalto',
      jobTitle: english ? 'Specialist' : 'Asiantuntija',
      department: departments[index % departments.length] ?? 'Tuotanto',
      accountLanguage: english ? 'en-GB' : 'fi-FI',
      manager: 'mikael',
      ...registration(index),
    };
    return index < plainOnes ? plain : varied(plain, index);
  });
}

function registration(index: number): Pick<CastMember, 'classes' | 'registered'> {
  if (index % 10 === 3) return { classes: ['unregistered', 'generated'], registered: [] };
  if (index % 10 === 7) return { classes: ['half-registered', 'generated'], registered: ['email'] };
  return { classes: ['ordinary', 'generated'], registered: ['email', 'mobilePhone'] };
}

const elsewhere: Readonly<Record<number, readonly [CountryCode, string | undefined]>> = {
  2: ['SE', 'sv-SE'],
  5: ['EE', 'et-EE'],
  8: ['DE', 'de-DE'],
  11: ['PL', 'pl-PL'],
  14: ['GB', 'en-GB'],
  // Nobody has ever set a language for these.
  17: ['SE', undefined],
};

function varied(member: CastMember, index: number): CastMember {
  const [country, accountLanguage] = elsewhere[index % 20] ?? ['FI', member.accountLanguage];
  return {
    ...member,
    country,
    accountLanguage,
    ...(index % 25 === 4 ? { hiredDaysAgo: (index % 61) - 30 } : {}),
    ...ways(member, index),
    ...account(index),
    ...hindrance(index),
  };
}

/** Departments where nobody sits at a desk, and those that were told first. */
const behind: readonly string[] = ['Tuotanto', 'Kunnossapito', 'Plant'];
const ahead: readonly string[] = ['Talous', 'Tuotekehitys', 'Sales'];
const everyWay = ['email', 'mobilePhone', 'microsoftAuthenticatorPush'] as const;

/** Besides the plain two ways, some have Microsoft's app, some only a number, some a code generator. */
function ways(
  { classes, department = '' }: CastMember,
  index: number,
): Pick<CastMember, 'classes' | 'registered'> | undefined {
  if (!classes.includes('ordinary')) return undefined;
  if (behind.includes(department) && index % 3 === 0) return { classes: ['unregistered', 'generated'], registered: [] };
  if (ahead.includes(department) && index % 3 > 0) return { classes, registered: everyWay };
  if (index % 10 === 1) return { classes, registered: everyWay };
  if (index % 10 === 5) return { classes, registered: ['email', 'softwareOneTimePasscode'] };
  if (index % 30 === 8) return { classes: ['half-registered', 'generated'], registered: ['mobilePhone'] };
  return undefined;
}

function account(index: number): Pick<CastMember, 'classes' | 'account'> | undefined {
  if (index % 12 === 6) return { classes: ['synced', 'generated'], account: { synced: true } };
  if (index % 90 === 31) return { classes: ['federated', 'generated'], account: { federated: true } };
  if (index % 50 === 29) return { classes: ['guest', 'generated'], account: { guestOf: 'partner.example' } };
  if (index % 45 === 10) return { classes: ['disabled', 'generated'], account: { disabled: true } };
  return undefined;
}

function hindrance(index: number): Pick<CastMember, 'teams'> | undefined {
  if (index % 80 === 21) return { teams: 'blocked' };
  if (index % 120 === 45) return { teams: 'never-opened' };
  if (index % 160 === 73) return { teams: 'no-licence' };
  return undefined;
}
