import { Button, Checkbox, Input, Popconfirm } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { ActionFactsFragment, ObjectiveFactsFragment } from '../../graphql/graphql';
import { DayField } from '../DayField';
import { ColleagueField } from '../team/ColleagueField';
import { Progress } from './Progress';
import type { PlanChange } from './usePlanChange';

interface Props {
  objective: ObjectiveFactsFragment;
  /** Whether its plan may still be changed. */
  open: boolean;
  busy: boolean;
  change: PlanChange;
}

/** One objective with its measure and what is done for it. */
export function ObjectiveCard({ objective, open, busy, change }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const changeable = open && objective.status === 'OPEN';
  const measured = [objective.baseline, objective.current, objective.target].map((value) => (value === null ? '–' : String(value))).join(' → ');
  return (
    <li className="card objective">
      <div className="section-head">
        <h3>{objective.name}</h3>
        <span className="chips">
          <span className="chip">{t(`layer.${objective.layer}`)}</span>
          <span className="chip">{t(`objectiveStatus.${objective.status}`)}</span>
        </span>
      </div>
      <p className="muted">
        {[objective.about.map((one) => one.name).join(t('account.listComma')), objective.dueOn ? t('plan.by', { day: format.date(objective.dueOn) }) : '', objective.measure ? `${objective.measure}: ${measured}` : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {objective.progress === null ? null : <Progress value={objective.progress} label={t('plan.progressOf', { name: objective.name })} />}
      <ul className="plan-actions">
        {objective.actions.map((action) => (
          <ActionRow key={action.id} action={action} disabled={!changeable || busy} change={change} />
        ))}
      </ul>
      {changeable ? <NewAction objectiveId={objective.id} busy={busy} change={change} /> : null}
      {changeable ? (
        <div className="actions">
          {objective.target === null ? null : <CurrentValue objective={objective} busy={busy} change={change} />}
          <Button size="small" disabled={busy} onClick={() => void change.setObjective(objective, { status: 'REACHED' })} aria-label={t('plan.reachedOf', { name: objective.name })}>
            {t('plan.reached')}
          </Button>
          <Popconfirm title={t('plan.dropAsk')} okText={t('plan.drop')} cancelText={t('action.cancel')} onConfirm={() => void change.setObjective(objective, { status: 'DROPPED' })}>
            <Button size="small" disabled={busy} aria-label={t('plan.dropOf', { name: objective.name })}>
              {t('plan.drop')}
            </Button>
          </Popconfirm>
        </div>
      ) : null}
    </li>
  );
}

function CurrentValue({ objective, busy, change }: Omit<Props, 'open'>) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const value = Number(text);
  const ready = text.trim() !== '' && Number.isFinite(value);
  return (
    <span className="actions">
      <Input size="small" className="short" inputMode="decimal" aria-label={t('plan.currentOf', { name: objective.name })} placeholder={t('plan.current')} value={text} onChange={(event) => setText(event.target.value)} />
      <Button size="small" disabled={!ready || busy} onClick={() => void change.setObjective(objective, { current: value }).then((done) => done && setText(''))}>
        {t('plan.measureNow')}
      </Button>
    </span>
  );
}

function ActionRow({ action, disabled, change }: { action: ActionFactsFragment; disabled: boolean; change: PlanChange }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const facts = [action.owner?.name, action.dueOn ? t('plan.by', { day: format.date(action.dueOn) }) : null, action.doneOn ? t('plan.doneOn', { day: format.date(action.doneOn) }) : null];
  return (
    <li className={action.status === 'OPEN' ? '' : 'closed'}>
      <Checkbox checked={action.status === 'DONE'} disabled={disabled || action.status === 'DROPPED'} onChange={(event) => void change.setAction(action, event.target.checked ? 'DONE' : 'OPEN')}>
        {action.name}
      </Checkbox>
      <span className="muted">{facts.filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function NewAction({ objectiveId, busy, change }: { objectiveId: string; busy: boolean; change: PlanChange }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [ownerId, setOwner] = useState<string | null>(null);
  const [dueOn, setDue] = useState<string | null>(null);
  const add = (): void => {
    if (name.trim() === '') return;
    void change.addAction({ objectiveId, name: name.trim(), ownerId, dueOn }).then((done) => {
      if (!done) return;
      setName('');
      setOpen(false);
    });
  };
  if (!open) {
    return (
      <Button type="link" onClick={() => setOpen(true)}>
        {t('plan.addAction')}
      </Button>
    );
  }
  return (
    <form
      className="new-action"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label htmlFor={`${id}-name`}>{t('plan.action')}</label>
      <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} autoFocus />
      <label htmlFor={`${id}-owner`}>{t('plan.owner')}</label>
      <ColleagueField id={`${id}-owner`} value={ownerId} onChange={setOwner} />
      <label htmlFor={`${id}-due`}>{t('plan.dueOn')}</label>
      <DayField id={`${id}-due`} value={dueOn} onChange={setDue} />
      <Button type="primary" htmlType="submit" disabled={name.trim() === '' || busy}>
        {t('plan.addAction')}
      </Button>
    </form>
  );
}
