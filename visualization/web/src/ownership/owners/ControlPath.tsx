import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { OwnersQuery } from '../../graphql/graphql';
import { PartyLink } from '../PartyLink';
import { stakeText } from '../stake';
import { StakeOrigin } from '../StakeOrigin';

/** The stakes that carry control, in the order in which control spreads. */
export function ControlPath({ path }: { path: OwnersQuery['ownership']['controlPath'] }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  if (path.length === 0) return null;
  return (
    <section>
      <h3>{t('owners.path')}</h3>
      <ol className="control-path">
        {path.map((stake) => (
          <li key={stake.id}>
            <div className="path-line">
              <PartyLink party={stake.holder} />
              <strong>{stakeText(stake, format, t)}</strong>
              <span aria-hidden="true">→</span>
              <PartyLink party={stake.company} />
            </div>
            <StakeOrigin stake={stake} />
          </li>
        ))}
      </ol>
    </section>
  );
}
