import type { ConfigProviderProps } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';

import type { Language } from '../i18n/language';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** Month and year buttons are named by what they show; their fixed labels hide that from people who speak to the page. */
function namedByContent(locale: Locale): Locale {
  const picker = locale.DatePicker;
  if (!picker) return locale;
  return { ...locale, DatePicker: { ...picker, lang: { ...picker.lang, monthSelect: '', yearSelect: '' } } };
}

const LOCALES: Record<Language, Locale> = { zh: namedByContent(zhCN), en: namedByContent(enUS) };

/** Texts of Ant Design's own parts. */
export function antLocale(language: Language): Locale {
  return LOCALES[language];
}
