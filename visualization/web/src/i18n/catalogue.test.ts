import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import en from './en.json';
import zh from './zh.json';

const SOURCES = join(import.meta.dirname, '..');
const PLURAL = /_(zero|one|two|few|many|other)$/;

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, above = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) => {
      const path = above + key;
      return typeof value === 'string' ? [[path, value] as const] : [...flat(value, `${path}.`)];
    }),
  );
}

const catalogues = { en: flat(en), zh: flat(zh) };
const keys = { en: stems(catalogues.en), zh: stems(catalogues.zh) };

/** Keys without their plural endings: languages differ in how many forms they have. */
function stems(catalogue: ReadonlyMap<string, string>): Set<string> {
  return new Set([...catalogue.keys()].map((key) => key.replace(PLURAL, '')));
}

function sourceText(): string {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.startsWith('graphql'));
  return files.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\n');
}

const text = sourceText();
const literal = new Set([...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => match[1] ?? ''));
/** `t(`kind.${…}`)` uses the keys that begin and end with the fixed parts. */
const patterns = [...text.matchAll(/\bt\(\s*`([^`]+)`/g)].map((match) => new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w-]+')}$`));

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect([...keys.zh].sort()).toEqual([...keys.en].sort());
  });

  it('hold every key that the interface uses', () => {
    expect([...literal].filter((key) => !keys.en.has(key))).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    expect([...keys.en].filter((key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('use the same placeholders in both languages', () => {
    const holes = (value: string): string[] => [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
    for (const [key, value] of catalogues.zh) {
      const other = catalogues.en.get(key) ?? catalogues.en.get(`${key.replace(PLURAL, '')}_other`);
      expect(holes(value), key).toEqual(holes(other ?? ''));
    }
  });

  it('have the plural forms of their language', () => {
    for (const [language, catalogue] of Object.entries(catalogues)) {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = new Set([...catalogue.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, '')));
      for (const stem of counted) for (const form of forms) expect(catalogue.has(`${stem}_${form}`), `${language} ${stem}_${form}`).toBe(true);
    }
  });

  it('are really translated', () => {
    const untranslated = [...catalogues.zh].filter(([key, value]) => !/\p{Script=Han}/u.test(value) && !['export.png', 'export.csv', 'source.gleif', 'chart.carries', 'account.listComma', 'account.reasonWith', 'map.assessedBy', 'plan.held'].includes(key));
    expect(untranslated).toEqual([]);
  });
});

describe('components', () => {
  it('contain no Chinese text of their own, except the name of the language', () => {
    const han = [...text.matchAll(/\p{Script=Han}+/gu)].map((match) => match[0]);
    expect(han.filter((found) => found !== '中文')).toEqual([]);
  });
});
