import type { CastMember } from './cast.ts';

const givenNames =
  'Anna Antti Eeva Elias Elina Emilia Essi Hanna Heikki Helena Iida Ilmari Jari Johanna Juho Kaisa Kari Katja Kimmo Laura Leo Liisa Maija Marko Matti Mika Nea Niko Oskari Outi Petri Päivi Reetta Risto Sami Sanna Teemu Tiina Ville Vilma'.split(
    ' ',
  );
const surnames =
  'Aalto Ahonen Anttila Eskola Haapala Hakala Harju Heino Hiltunen Holm Jokinen Järvinen Kaikkonen Karjalainen Kinnunen Kivelä Koivisto Koski Kuusisto Laaksonen Lahti Lampinen Leino Leppänen Lindström Manninen Mattila Miettinen Mustonen Mäkelä Nieminen Nylund Ojala Partanen Peltola Pitkänen Räsänen Saarinen Salmi Savolainen Seppälä Suominen Tamminen Toivonen Tuominen Turunen Vainio Vuori Väisänen Ylönen'.split(
    ' ',
  );

/** `count` more people, mostly ordinary; one in ten has registered nothing, one in ten only an e-mail address. */
export function colleagues(count: number): readonly CastMember[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const english = index % 7 === 0;
    return {
      id: `p-${String(index + 1)}`,
      givenName: givenNames[index % givenNames.length] ?? 'Anna',
      surname: surnames[(index * 7) % surnames.length] ?? 'Aalto',
      jobTitle: english ? 'Specialist' : 'Asiantuntija',
      department: english ? 'Operations' : 'Tuotanto',
      accountLanguage: english ? 'en-GB' : 'fi-FI',
      manager: 'mikael',
      ...registration(index),
    };
  });
}

function registration(index: number): Pick<CastMember, 'classes' | 'registered'> {
  if (index % 10 === 3) return { classes: ['unregistered', 'generated'], registered: [] };
  if (index % 10 === 7) return { classes: ['half-registered', 'generated'], registered: ['email'] };
  return { classes: ['ordinary', 'generated'], registered: ['email', 'mobilePhone'] };
}
