import { useTranslation } from 'react-i18next';

/** Mark and name of the product. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <span className="brand">
      <img src="/favicon.svg" alt="" width="30" height="30" />
      <span className="brand-name">{t('app.name')}</span>
    </span>
  );
}
