import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { OwnershipExplanationDocument, type OwnershipExplanationQuery } from '../../graphql/graphql';
import { PartyLink } from '../PartyLink';
import { percentRange } from '../percentRange';
import { stakeText } from '../stake';
import { sum, product } from './arithmetic';
import { ControlSteps } from './ControlSteps';

export type Explanation = OwnershipExplanationQuery['ownershipExplanation'];
type Path = Explanation['interest']['paths'][number];

interface Props {
  holderId: string;
  companyId: string;
  asOf: string | null;
}

/** "Why?": the paths behind an interest with their arithmetic, and the steps behind control. Asked for when opened. */
export function Why({ holderId, companyId, asOf }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <details className="why" onToggle={(event) => setOpened(event.currentTarget.open)} data-testid="why">
      <summary>{t('why.title')}</summary>
      {opened ? <Reasons holderId={holderId} companyId={companyId} asOf={asOf} /> : null}
    </details>
  );
}

/** The reasons themselves, fetched at once. */
export function Reasons({ holderId, companyId, asOf }: Props) {
  const [{ data, fetching, error }, again] = useQuery({ query: OwnershipExplanationDocument, variables: { holderId, companyId, asOf } });
  if (error) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching || !data) return <Loading />;
  const found = data.ownershipExplanation;
  return (
    <div className="reasons">
      <InterestReasons found={found} />
      <ControlSteps found={found} />
    </div>
  );
}

function InterestReasons({ found }: { found: Explanation }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const id = useId();
  const { paths, minimum, maximum, truncated } = found.interest;
  const added = sum(found.interest, format, t);
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {t('stake.interest')} <strong>{percentRange(minimum, maximum, format)}</strong>
      </h3>
      {paths.length === 0 ? <p className="muted">{t('why.noPath')}</p> : null}
      <ol className="paths">
        {paths.map((path) => (
          <PathLine key={path.holdings.map((stake) => stake.id).join()} path={path} />
        ))}
      </ol>
      {truncated ? <p className="muted">{t('why.truncated', { count: paths.length })}</p> : null}
      {added === null ? null : (
        <p className="arithmetic">
          {t('why.sum')} <span className="number">{added}</span>
        </p>
      )}
      <p className="muted rule">{t('why.interestRule', { date: format.date(found.asOf) })}</p>
    </section>
  );
}

function PathLine({ path }: { path: Path }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  return (
    <li>
      <span className="path-line">
        {path.holdings.map((stake, at) => (
          <span key={stake.id} className="path-step">
            {at === 0 ? <PartyLink party={stake.holder} /> : null}
            <span className="path-stake">
              {stakeText(stake, format, t)} <span aria-hidden="true">→</span>
            </span>
            <PartyLink party={stake.company} />
          </span>
        ))}
      </span>
      <span className="number product">{product(path, format, t)}</span>
    </li>
  );
}
