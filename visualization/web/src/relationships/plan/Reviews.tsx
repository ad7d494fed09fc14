import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Fold } from '../../app/Fold';
import { useLanguage } from '../../app/useLanguage';
import type { PlanFactsFragment } from '../../graphql/graphql';

interface Props {
  plan: PlanFactsFragment;
  busy: boolean;
  onReview: (note: string) => Promise<boolean>;
}

/** How the plan stood at each review, and a new one. */
export function Reviews({ plan, busy, onReview }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <Fold title={t('plan.reviews', { count: plan.reviews.length })}>
      <div className="stacked-form">
        <label htmlFor={id}>{t('plan.reviewNote')}</label>
        <Input.TextArea id={id} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        <span>
          <Button disabled={busy || plan.status === 'CLOSED'} onClick={() => void onReview(note).then((done) => done && setNote(''))}>
            {t('plan.review')}
          </Button>
        </span>
      </div>
      <ul className="reviews">
        {plan.reviews.map((one) => (
          <li key={one.id}>
            <strong>{format.date(one.reviewedOn)}</strong> {format.percent(Math.round(one.progress * 100))} <span className="muted">{one.author?.name}</span>
            {one.note ? <p>{one.note}</p> : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
