import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { PartyNameFragment, StakeClaimsFragment, StakeFactsFragment } from '../../graphql/graphql';
import { KindIcon } from '../KindIcon';
import { displayName } from '../partyName';
import { stakeText } from '../stake';
import { StakeClaims } from '../StakeClaims';
import { StakeOrigin } from '../StakeOrigin';

type ListedStake = StakeFactsFragment & StakeClaimsFragment & { party: PartyNameFragment };

interface Props {
  title: string;
  stakes: readonly ListedStake[];
  /** Whether the picture beside has a party. */
  has: (entityId: string) => boolean;
  onGoTo: (entityId: string) => void;
}

/** Stakes with their source, validity and the day they were recorded; those in the picture lead there. */
export function StakeList({ title, stakes, has, onGoTo }: Props) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  if (stakes.length === 0) return null;
  const size = (stake: ListedStake): number => stake.percent ?? stake.percentMin ?? -1;
  return (
    <section>
      <h3>
        {title} <span className="muted">{format.count(stakes.length)}</span>
      </h3>
      <ul className="stake-list">
        {[...stakes]
          .sort((a, b) => size(b) - size(a))
          .map((stake) => (
            <li key={stake.id}>
              <div className="stake-line">
                <KindIcon kind={stake.party.kind} />
                {has(stake.party.id) ? (
                  <button type="button" className="link-button" onClick={() => onGoTo(stake.party.id)}>
                    {displayName(stake.party, language)}
                  </button>
                ) : (
                  <span>{displayName(stake.party, language)}</span>
                )}
                <strong className="number">{stakeText(stake, format, t)}</strong>
              </div>
              {stake.votingPercent !== null ? <p className="muted">{t('stake.voting', { percent: format.percent(stake.votingPercent) })}</p> : null}
              <StakeOrigin stake={stake} />
              <StakeClaims stake={stake} />
            </li>
          ))}
      </ul>
    </section>
  );
}
