import { useTranslation } from 'react-i18next';

import { LANGUAGES, LOCALES } from '../i18n/language';
import { useLanguage, useSwitchLanguage } from './useLanguage';

const OWN_NAMES = { zh: '中文', en: 'English' } as const;

/** The languages, each by its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const switchTo = useSwitchLanguage();
  return (
    <div className="language-switch" role="group" aria-label={t('app.language')}>
      {LANGUAGES.map((one) => (
        <button key={one} type="button" lang={LOCALES[one]} aria-pressed={one === language} onClick={() => switchTo(one)}>
          {OWN_NAMES[one]}
        </button>
      ))}
    </div>
  );
}
