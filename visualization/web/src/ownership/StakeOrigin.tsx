import { useTranslation } from 'react-i18next';

import { useLanguage } from '../app/useLanguage';
import type { StakeFactsFragment } from '../graphql/graphql';
import { useCodeName } from '../i18n/useCodeName';

/** Where a stake comes from: source, since when it is true, when we learned it. */
export function StakeOrigin({ stake }: { stake: Pick<StakeFactsFragment, 'sources' | 'validFrom' | 'validTo' | 'recordedAt'> }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const sources = stake.sources.map((source) => codeName('source', source));
  const from = stake.validFrom ? format.date(stake.validFrom) : null;
  const to = stake.validTo ? format.date(stake.validTo) : null;
  const validity = from && to ? t('stake.fromTo', { from, to }) : from ? t('stake.from', { from }) : to ? t('stake.to', { to }) : t('stake.always');
  return (
    <p className="muted stake-origin">
      {t('stake.source')}: {sources.join(', ')} · {validity} · {t('stake.recorded', { date: format.moment(stake.recordedAt) })}
    </p>
  );
}
