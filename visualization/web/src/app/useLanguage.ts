import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

import { storeLanguage, type Language } from '../i18n/language';
import { formatter, type Formatter } from './format';

/** The language of the interface and how it writes numbers and dates. */
export function useLanguage(): { language: Language; format: Formatter } {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  return useMemo(() => ({ language, format: formatter(language) }), [language]);
}

/** Switches the language, remembers it, and writes it to the address so that a copied link carries it. */
export function useSwitchLanguage(): (language: Language) => void {
  const { i18n } = useTranslation();
  const [, setParams] = useSearchParams();
  return useCallback(
    (language) => {
      storeLanguage(language);
      void i18n.changeLanguage(language);
      const params = new URLSearchParams(window.location.search);
      params.set('lang', language);
      setParams(params, { replace: true });
    },
    [i18n, setParams],
  );
}
