import { describe, expect, it } from '@jest/globals';
import { csvLine, isFormula } from '../../../services/csv/write-csv.ts';

const formulas = ['=1+1', '+358401234567', '-1', '@SUM(A1)', '  =1', '\t=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'];

describe('a line of a file', () => {
  it.each(formulas)('has %j as text', (cell) => {
    expect(isFormula(cell)).toBe(true);
    expect(csvLine(['a', cell])).toMatch(/^a,"?'/);
  });

  it('has a formula behind characters that are not seen as text too', () => {
    expect(csvLine(['\u200b=1+1'])).toBe('"\' =1+1"\r\n');
    expect(csvLine(['\u202e@SUM(A1)'])).toBe('"\' @SUM(A1)"\r\n');
  });

  it('leaves numbers of ours and plain words as they are', () => {
    expect(csvLine(['Aino', -5, 0.5, 'a-b', ''])).toBe('Aino,-5,0.5,a-b,\r\n');
    expect(isFormula('1=1')).toBe(false);
  });

  it('keeps what is one cell in one cell', () => {
    expect(csvLine(['say "hi"', 'a,b', 'a;b', 'two words'])).toBe('"say ""hi""","a,b","a;b","two words"\r\n');
    expect(csvLine(['a\r\nb', 'c\u2028d'])).toBe('"a  b","c d"\r\n');
  });
});
