import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { ReviewedPairFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';

/** How likely two records are one party, and what that rests on: for it first, then against it. */
export function PairScore({ pair }: { pair: ReviewedPairFragment }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const weighed = pair.features.filter((one) => one.value * one.weight !== 0).sort((a, b) => b.value * b.weight - a.value * a.weight);
  return (
    <section className="card pair-score" aria-label={t('review.score')}>
      <p className="score">
        <strong>{format.computed(pair.score * 100)}</strong> <span className="muted">{t('review.scoreHelp')}</span>
      </p>
      <ul>
        {weighed.map(({ name, value, weight, detail }) => (
          <li key={name} className={weight > 0 ? 'for' : 'against'}>
            <span className="chip">{weight > 0 ? t('review.for') : t('review.against')}</span>
            <span>{codeName('feature', name)}</span>
            <span className="muted">{detail}</span>
            <span className="number">{format.computed(value * weight * 100).replace('%', '')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
