import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Failed } from './StateViews';
import { usePageTitle } from './usePageTitle';

export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t('problem.NOT_FOUND.title'));
  return <Failed problem={{ code: 'NOT_FOUND', detail: '' }} extra={<Link to="/">{t('app.home')}</Link>} />;
}
