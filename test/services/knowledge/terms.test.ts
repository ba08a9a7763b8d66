import { describe, expect, it } from '@jest/globals';
import { createTerms } from '../../../services/knowledge/terms.ts';

const groups = [
  ['koodi', 'koodin', 'koodeista'],
  ['tekstiviesti', 'tekstari'],
  ['ei tule', 'ei saavu'],
];

describe('a compound word', () => {
  it.each(['tekstiviestikoodi', 'tekstarikoodeista', 'Tekstarikoodin'])(
    'of Finnish counts as its parts where both are known: %s',
    (word) => {
      expect(createTerms('fi', groups)(word).words).toEqual(['=tekstiviesti', '=koodi']);
    },
  );

  it('stays whole where a part is unknown or short, and in languages that write words apart', () => {
    const { words } = createTerms('fi', groups)('lahjakoodi ovikoodi tekstarit');
    expect(words).toHaveLength(3);
    expect(words.filter((word) => word === '=koodi')).toEqual([]);
    expect(createTerms('en', groups)('tekstarikoodi').words).toHaveLength(1);
  });

  it('gives its parts the places beside its neighbours', () => {
    const { pairs } = createTerms('fi', groups)('tekstiviestikoodi ei saavu');
    expect(pairs).toContain('=koodi =ei tule');
  });
});

describe('a Finnish word in -us', () => {
  it('is one word with and without the ending of a case', () => {
    const termsOf = createTerms('fi', []);
    const all = ['kaappaus', 'kaappauksen', 'kaappaukset', 'kaappauksia'].flatMap((word) => termsOf(word).words);
    expect(new Set(all)).toEqual(new Set([all[0]]));
  });
});
