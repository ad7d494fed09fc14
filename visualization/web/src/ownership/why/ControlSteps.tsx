import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { ControlMark } from '../ControlMark';
import { PartyLink } from '../PartyLink';
import { percentRange } from '../percentRange';
import { stakeText } from '../stake';
import type { Explanation } from './Why';

type Step = Explanation['control']['steps'][number];

/** Why there is control or not: who joins the controlled set in which order, and the votes that are added up. */
export function ControlSteps({ found }: { found: Explanation }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const id = useId();
  const { certainty, steps, majority } = found.control;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {t('grid.control')} <ControlMark certainty={certainty} />
      </h3>
      {steps.length === 0 ? <p className="muted">{t('why.noVotes')}</p> : null}
      <ol className="control-steps">
        {steps.map((step) => (
          <StepLine key={step.company.id} step={step} majority={majority} />
        ))}
      </ol>
      <p className="muted rule">{t('why.controlRule', { percent: format.percent(majority), date: format.date(found.asOf) })}</p>
    </section>
  );
}

function StepLine({ step, majority }: { step: Step; majority: number }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const last = step.stakes.at(-1);
  const compared = { sum: last ? percentRange(last.minimum, last.maximum, format) : '', percent: format.percent(majority) };
  return (
    <li>
      <PartyLink party={step.company} />
      <ul className="counted">
        {step.stakes.map(({ holding, minimum, maximum }, at) => (
          <li key={holding.id}>
            <PartyLink party={holding.holder} />
            <span className="number">
              {holding.votingPercent === null ? stakeText(holding, format, t) : t('stake.voting', { percent: format.percent(holding.votingPercent) })}
            </span>
            {at === 0 ? null : <span className="number muted">{t('why.together', { percent: percentRange(minimum, maximum, format) })}</span>}
          </li>
        ))}
      </ul>
      {last ? <p className="muted">{t(`why.votes.${step.certainty ?? 'NONE'}`, compared)}</p> : null}
    </li>
  );
}
