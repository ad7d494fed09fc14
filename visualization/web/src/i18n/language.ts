/** Languages of the interface. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'irontree.language';

/** The value of the `lang` attribute, and the locale that formats numbers and dates. */
export const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** The language to start in: the address says, else what the reader chose before, else what the browser prefers. */
export function startLanguage(): Language {
  const wished = new URLSearchParams(window.location.search).get('lang');
  if (isLanguage(wished)) return wished;
  const stored = storedLanguage();
  if (stored) return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function storedLanguage(): Language | null {
  const stored = window.localStorage.getItem(STORED);
  return isLanguage(stored) ? stored : null;
}

export function storeLanguage(language: Language): void {
  window.localStorage.setItem(STORED, language);
}
