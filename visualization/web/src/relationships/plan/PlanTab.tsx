import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { AccountPlansDocument, type AccountPlansQuery } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { Refused } from '../Refused';
import { NewObjective } from './NewObjective';
import { NewPlan } from './NewPlan';
import { ObjectiveCard } from './ObjectiveCard';
import { Progress } from './Progress';
import { Reviews } from './Reviews';
import { usePlanChange } from './usePlanChange';

/** An answer without a plan names no type of its own. */
const TOUCHED = { additionalTypenames: ['Plan', 'Suggestion', 'PowerMap', 'Interaction'] };

/** The relationship plan of an account: how it stands, what is missing, what is to be reached and done. */
export function PlanTab({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const [making, setMaking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [objective, setObjective] = useState(false);
  const { change, refusal, busy } = usePlanChange();
  const [{ data, fetching, error }, again] = useQuery({ query: AccountPlansDocument, variables: { accountId: account.id }, context: TOUCHED, requestPolicy: 'cache-and-network' });
  if (error && !data) return <Failed problem={problemOf(error)} onRetry={() => again({ requestPolicy: 'network-only' })} />;
  if (fetching && !data) return <Loading />;
  const plans = data?.plans ?? [];
  const plan = plans.find((one) => one.id === chosen) ?? plans[0];
  const open = plan?.status !== 'CLOSED';
  return (
    <div className="plan-tab" data-testid="plan">
      <Refused refusal={refusal} />
      <div className="actions">
        {plans.length > 1 ? <Select aria-label={t('plan.choose')} value={plan?.id ?? null} onChange={setChosen} options={plans.map((one) => ({ value: one.id, label: one.name }))} /> : null}
        {plan ? (
          <Button type="primary" disabled={!open} onClick={() => setObjective(true)}>
            {t('plan.addObjective')}
          </Button>
        ) : null}
        <Button type={plan ? 'default' : 'primary'} onClick={() => setMaking(true)}>
          {t('plan.create')}
        </Button>
      </div>
      <Layers layers={data?.relationshipLayers ?? []} />
      <Suggestions suggestions={data?.suggestions ?? []} planId={plan && open ? plan.id : null} busy={busy} onAccept={(key) => plan && void change.accept(plan.id, key)} onCreate={() => setMaking(true)} />
      {plan ? (
        <section aria-label={plan.name} className="plan-body">
          <div className="section-head">
            <h2>{plan.name}</h2>
            <span className="muted">
              {format.date(plan.startsOn)} – {format.date(plan.endsOn)} · {t(`planStatus.${plan.status}`)}
            </span>
          </div>
          <Progress value={plan.progress} label={t('plan.progress')} />
          {plan.objectives.length === 0 ? <p className="muted">{t('plan.noObjectives')}</p> : null}
          <ul className="objectives">
            {plan.objectives.map((one) => (
              <ObjectiveCard key={one.id} objective={one} open={open} busy={busy} change={change} />
            ))}
          </ul>
          <Reviews plan={plan} busy={busy} onReview={(note) => change.review(plan.id, note)} />
        </section>
      ) : (
        <section className="card empty">
          <h2>{t('plan.none')}</h2>
          <p>{t('plan.noneNext')}</p>
        </section>
      )}
      {making ? <NewPlan accountId={account.id} busy={busy} onClose={() => setMaking(false)} onCreate={change.create} /> : null}
      {objective && plan ? <NewObjective account={account} planId={plan.id} busy={busy} onClose={() => setObjective(false)} onCreate={change.addObjective} /> : null}
    </div>
  );
}

function Layers({ layers }: { layers: AccountPlansQuery['relationshipLayers'] }) {
  const { t } = useTranslation();
  return (
    <ul className="layers" aria-label={t('plan.layers')}>
      {layers.map((one) => (
        <li key={one.layer} className={`card layer ${one.standing.toLowerCase()}`}>
          <h3>{t(`layer.${one.layer}`)}</h3>
          <p>
            <strong>{t(`standing.${one.standing}`)}</strong> <span className="muted">{t('plan.held', { held: one.held, of: one.of })}</span>
          </p>
          <ul className="lacks">
            {one.lacking.map((lack) => (
              <li key={lack}>{t(`lack.${lack}`)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

interface SuggestionsProps {
  suggestions: AccountPlansQuery['suggestions'];
  /** Null while there is no open plan to take them into. */
  planId: string | null;
  busy: boolean;
  onAccept: (key: string) => void;
  onCreate: () => void;
}

function Suggestions({ suggestions, planId, busy, onAccept, onCreate }: SuggestionsProps) {
  const { t } = useTranslation();
  return (
    <section className="card part" aria-label={t('plan.suggestions')} data-testid="suggestions">
      <div className="section-head">
        <h2>{t('plan.suggestions')}</h2>
        {planId === null && suggestions.length > 0 ? (
          <Button type="link" onClick={onCreate}>
            {t('plan.createFirst')}
          </Button>
        ) : null}
      </div>
      {suggestions.length === 0 ? <p className="muted">{t('plan.noSuggestions')}</p> : null}
      <ul className="suggestions">
        {suggestions.map((one) => (
          <li key={one.key}>
            <span className="chip">{t(`layer.${one.layer}`)}</span>
            <span className="suggestion-text">{one.reason}</span>
            <Button size="small" disabled={planId === null || busy} onClick={() => onAccept(one.key)} aria-label={t('plan.acceptOf', { reason: one.reason })}>
              {t('plan.accept')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
