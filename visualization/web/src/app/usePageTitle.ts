import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the title of the browser window. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · ${t('app.name')}` : t('app.name');
  }, [title, t]);
}
