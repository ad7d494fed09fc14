import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import en from './en.json';
import { LANGUAGES, LOCALES, startLanguage, type Language } from './language';
import zh from './zh.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: { ui: typeof en };
  }
}

/** Starts the catalogue and keeps the `lang` attribute of the page in step with it. */
export function startI18n(): void {
  i18next.on('languageChanged', (language: string) => {
    document.documentElement.lang = LOCALES[language as Language];
  });
  void i18next.use(initReactI18next).init({
    lng: startLanguage(),
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    ns: 'ui',
    defaultNS: 'ui',
    resources: { zh: { ui: zh }, en: { ui: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
