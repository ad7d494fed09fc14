import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { ReviewedPairFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';

type Feature = ReviewedPairFragment['features'][number];

/** How well something agrees, as the matcher codes it; whatever else stands there is a detail of the names. */
const OUTCOMES: readonly string[] = ['equal', 'close', 'alike', 'similar', 'loose', 'partial', 'domain', 'other'];

/** How likely two records are one party, and what that rests on: the odds of each kind of evidence, then the parts of the names. */
export function PairScore({ pair }: { pair: ReviewedPairFragment }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const evidence = pair.features.filter((one) => OUTCOMES.includes(one.detail));
  const parts = pair.features.filter((one) => !evidence.includes(one) && one.value * one.weight !== 0);
  return (
    <section className="card pair-score" aria-label={t('review.score')}>
      <p className="score">
        <strong>{format.computed(pair.score * 100)}</strong> <span className="muted">{t('review.scoreHelp')}</span>
      </p>
      <ul>
        {[...evidence].sort((a, b) => b.weight - a.weight).map((one) => (
          <Evidence key={one.name} feature={one} />
        ))}
        {[...parts].sort((a, b) => b.value * b.weight - a.value * a.weight).map((one) => (
          <NamePart key={one.name} feature={one} />
        ))}
      </ul>
    </section>
  );
}

function Evidence({ feature: { name, weight, detail } }: { feature: Feature }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  const times = format.count(Math.round(weight >= 1 ? weight : 1 / weight));
  return (
    <li className={weight >= 1 ? 'for' : 'against'}>
      <Side supports={weight >= 1} />
      <span>
        {codeName('evidence', name)}: {codeName('outcome', detail)}
      </span>
      <span className="number muted">{weight >= 1 ? t('review.likelier', { times }) : t('review.lessLikely', { times })}</span>
    </li>
  );
}

function NamePart({ feature: { name, value, weight, detail } }: { feature: Feature }) {
  const codeName = useCodeName();
  return (
    <li className={weight > 0 ? 'for' : 'against'}>
      <Side supports={weight > 0} />
      <span>{codeName('feature', name)}</span>
      <span className="muted">{detail}</span>
      <span className="number muted">{(value * weight).toFixed(2)}</span>
    </li>
  );
}

function Side({ supports }: { supports: boolean }) {
  const { t } = useTranslation();
  return <span className="chip">{supports ? t('review.for') : t('review.against')}</span>;
}
