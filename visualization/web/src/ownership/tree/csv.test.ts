import { describe, expect, it } from 'vitest';

import { csvCell, csvFile, treeCsv } from './csv';
import { sampleTree } from './sampleTree';

describe('csvCell', () => {
  // The characters that OWASP names for CSV injection.
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('makes %j harmless', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves numbers numbers, negative ones too', () => {
    expect(csvCell(-3.5)).toBe('-3.5');
  });

  it('quotes commas, quotes, semicolons and line breaks', () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
    expect(csvCell('a;b')).toBe('"a;b"');
  });

  it('writes nothing for what is not known', () => {
    expect(csvCell(null)).toBe('');
  });
});

describe('csvFile', () => {
  it('begins with a byte order mark and ends each line with CR LF', () => {
    expect(csvFile([['a', 1], ['b', null]])).toBe('\uFEFFa,1\r\nb,\r\n');
  });
});

const FACTS = {
  nodes: [{ party: { id: 'a', identifiers: [{ scheme: 'LEI', value: 'X1' }, { scheme: 'USCC', value: 'X2' }] } }],
  holdings: [{ id: 'r>a', votingPercent: 70, validFrom: '2020-01-01', validTo: null, sources: ['demo', 'gleif'], recordedAt: '2026-09-01T08:00:00Z' }],
};

describe('treeCsv', () => {
  const words = {
    head: [['As of', '2026-09-01']] as const,
    columns: ['Level', 'Name', 'Registered', 'Kind', 'Ids', 'Interest', 'Controlled', 'Holder', 'Direct', 'From', 'To', 'Votes', 'Source', 'Valid from', 'Valid to', 'Recorded'],
    nameOf: (id: string) => id,
    kindOf: () => 'Company',
    yes: 'yes',
    no: 'no',
  };

  it('says date and filters first, then the root, then one line for each stake by level', () => {
    const data = sampleTree({ stakes: [['r', 'a', 60], ['a', 'b', 30], ['r', 'b', 5]], notControlled: ['b'] });
    const lines = treeCsv(data, FACTS, words).replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe('As of,2026-09-01');
    expect(lines[3]).toBe('0,r,r,Company,,100,yes');
    expect(lines.slice(4).map((line) => line.split(',').slice(0, 9).join(','))).toEqual([
      '1,a,a,Company,"LEI X1; USCC X2",100,yes,r,60',
      '1,b,b,Company,,100,no,a,30',
      '1,b,b,Company,,100,no,r,5',
    ]);
    expect(lines[4]).toMatch(/,70,"demo; gleif",2020-01-01,,2026-09-01T08:00:00Z$/);
  });

  it('cannot be made to run a formula by a name', () => {
    const data = sampleTree({ stakes: [['r', '=HYPERLINK("x")', 60]] });
    expect(treeCsv(data, FACTS, words)).not.toMatch(/(^|,)"?=/m);
  });
});
