import { Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CreatePlanInput } from '../../graphql/graphql';
import { DayField } from '../DayField';

interface Props {
  accountId: string;
  busy: boolean;
  onClose: () => void;
  onCreate: (input: CreatePlanInput) => Promise<boolean>;
}

const DAY = 'YYYY-MM-DD';

/** A new plan for a period; this year if nothing else is chosen. */
export function NewPlan({ accountId, busy, onClose, onCreate }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const year = dayjs().year();
  const [name, setName] = useState(t('plan.nameOf', { year }));
  const [startsOn, setStart] = useState<string | null>(dayjs().format(DAY));
  const [endsOn, setEnd] = useState<string | null>(dayjs().add(1, 'year').format(DAY));
  const ready = name.trim() !== '' && startsOn !== null && endsOn !== null;
  const create = (): void => {
    if (!ready) return;
    void onCreate({ accountId, name: name.trim(), startsOn, endsOn }).then((done) => done && onClose());
  };
  return (
    <Modal open title={t('plan.create')} okText={t('plan.begin')} okButtonProps={{ disabled: !ready }} cancelText={t('action.cancel')} confirmLoading={busy} onOk={create} onCancel={onClose}>
      <div className="stacked-form">
        <label htmlFor={`${id}-name`}>{t('plan.name')}</label>
        <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}-start`}>{t('plan.startsOn')}</label>
        <DayField id={`${id}-start`} value={startsOn} onChange={setStart} />
        <label htmlFor={`${id}-end`}>{t('plan.endsOn')}</label>
        <DayField id={`${id}-end`} value={endsOn} onChange={setEnd} />
      </div>
    </Modal>
  );
}
