import { CheckOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../app/useLanguage';
import type { StakeClaimsFragment } from '../graphql/graphql';
import { useCodeName } from '../i18n/useCodeName';
import { stakeText } from './stake';
import { StakeOrigin } from './StakeOrigin';

/** What each source asserts of a stake, when there are several; the one that counts is marked, a contradiction is said. */
export function StakeClaims({ stake }: { stake: StakeClaimsFragment }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { format } = useLanguage();
  if (stake.assertions.length < 2) return null;
  return (
    <details className="claims">
      <summary>
        {t('claims.count', { count: stake.assertions.length })}{' '}
        {stake.disagreement ? (
          <span className="chip warn">
            <WarningFilled aria-hidden="true" /> {t('claims.disagree')}
          </span>
        ) : null}
      </summary>
      <ul>
        {stake.assertions.map((one) => (
          <li key={one.id}>
            <span>{codeName('source', one.source)}</span> <strong className="number">{stakeText(one, format, t)}</strong>{' '}
            {one.effective ? (
              <span className="chip account">
                <CheckOutlined aria-hidden="true" /> {t('claims.effective')}
              </span>
            ) : null}
            <StakeOrigin stake={{ ...one, sources: [one.source] }} />
          </li>
        ))}
      </ul>
    </details>
  );
}
