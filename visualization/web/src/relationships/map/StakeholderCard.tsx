import { ClockCircleOutlined, KeyOutlined, TrophyOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { StakeholderFactsFragment } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import type { Scales } from '../useScales';

const SHOWN_ROLES = 2;

/** The name of a stakeholder in a language: of a person the name in its script, of a placeholder the role. */
export function useStakeholderName(): (who: StakeholderFactsFragment) => string {
  const { language } = useLanguage();
  return (who) => displayName({ name: who.name, otherNames: who.person?.otherNames ?? [] }, language);
}

interface Props {
  who: StakeholderFactsFragment;
  title: string;
  scales: Scales;
}

/** The face of a card: stance by sign, colour and word; coverage by ring and word; influence by key and frame. */
export function StakeholderFace({ who, title, scales }: Props) {
  const { t } = useTranslation();
  const name = useStakeholderName()(who);
  const more = who.buyingRoles.length - SHOWN_ROLES;
  return (
    <>
      <span className="face-head">
        <StanceRing who={who} sign={scales.sign(who.support)} />
        <span className="face-name">
          <strong>{name}</strong>
          <span className="muted">{who.placeholder ? t('map.placeholderMark') : title}</span>
        </span>
        <span className="face-marks">
          {who.keyPlayer ? <KeyOutlined aria-label={t('map.keyPlayer')} title={t('map.keyPlayer')} /> : null}
          {who.champion ? <TrophyOutlined aria-label={t('map.champion')} title={t('map.champion')} /> : null}
          {who.stale.length > 0 ? <ClockCircleOutlined className="stale" aria-label={t('map.stale')} title={t('map.stale')} /> : null}
        </span>
      </span>
      <span className="face-roles">
        {who.buyingRoles.length === 0 ? <span className="role-chip none">{t('map.noRole')}</span> : null}
        {who.buyingRoles.slice(0, SHOWN_ROLES).map((role) => (
          <span key={role} className="role-chip">
            {scales.word('buyingRoles', role)}
          </span>
        ))}
        {more > 0 ? <span className="role-chip">+{more}</span> : null}
      </span>
      <span className="face-foot">
        <span className="stance-word">{scales.word('support', who.support)}</span>
        <span className="muted">{scales.word('coverage', who.coverage)}</span>
      </span>
    </>
  );
}

/** How much of the ring is drawn for each step of coverage. */
const RING: Record<StakeholderFactsFragment['coverage'], number> = { UNKNOWN: 0, NONE: 0, BRIEF: 1 / 3, MULTIPLE: 2 / 3, IN_DEPTH: 1 };
const RADIUS = 16;

function StanceRing({ who, sign }: { who: StakeholderFactsFragment; sign: string }) {
  const around = 2 * Math.PI * RADIUS;
  return (
    <svg className="stance-ring" viewBox="0 0 38 38" aria-hidden="true">
      <circle cx="19" cy="19" r={RADIUS} className={who.coverage === 'UNKNOWN' ? 'ring-base unknown' : 'ring-base'} />
      {RING[who.coverage] > 0 ? <circle cx="19" cy="19" r={RADIUS} className="ring" strokeDasharray={`${RING[who.coverage] * around} ${around}`} transform="rotate(-90 19 19)" /> : null}
      <circle cx="19" cy="19" r="12" className="stance-dot" />
      <text x="19" y="19.5" textAnchor="middle" dominantBaseline="central">
        {sign}
      </text>
    </svg>
  );
}

/** Classes of a card, by stance, nearness to power, and whether it is a placeholder. */
export function cardClass(who: StakeholderFactsFragment): string {
  return ['stakeholder', `stance-${who.support.toLowerCase()}`, `power-${who.politicalStatus.toLowerCase()}`, who.placeholder ? 'placeholder' : ''].join(' ').trim();
}
