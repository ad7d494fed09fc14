import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { AddObjectiveInput, RelationshipLayer } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import type { AccountFacts } from '../account/AccountPage';
import { DayField } from '../DayField';

interface Props {
  account: AccountFacts;
  planId: string;
  busy: boolean;
  onClose: () => void;
  onCreate: (input: AddObjectiveInput) => Promise<boolean>;
}

const LAYERS: readonly RelationshipLayer[] = ['KEY', 'GENERAL', 'ORGANISATIONAL'];

function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** A new objective: what is to be reached, for which layer, and how it is measured. */
export function NewObjective({ account, planId, busy, onClose, onCreate }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const [name, setName] = useState('');
  const [layer, setLayer] = useState<RelationshipLayer>('KEY');
  const [aboutIds, setAbout] = useState<string[]>([]);
  const [measure, setMeasure] = useState('');
  const [baseline, setBaseline] = useState('');
  const [target, setTarget] = useState('');
  const [dueOn, setDue] = useState<string | null>(null);
  const create = (): void => {
    const input = { planId, name: name.trim(), layer, measure: measure.trim() || null, baseline: numberOf(baseline), target: numberOf(target), dueOn, aboutIds };
    void onCreate(input).then((done) => done && onClose());
  };
  return (
    <Modal open title={t('plan.addObjective')} okText={t('action.save')} okButtonProps={{ disabled: name.trim() === '' }} cancelText={t('action.cancel')} confirmLoading={busy} onOk={create} onCancel={onClose}>
      <div className="stacked-form">
        <label htmlFor={`${id}-name`}>{t('plan.objective')}</label>
        <Input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor={`${id}-layer`}>{t('plan.layer')}</label>
        <Select id={`${id}-layer`} value={layer} onChange={setLayer} options={LAYERS.map((one) => ({ value: one, label: t(`layer.${one}`) }))} />
        <label htmlFor={`${id}-about`}>{t('plan.about')}</label>
        <Select id={`${id}-about`} mode="multiple" value={aboutIds} onChange={setAbout} showSearch={{ optionFilterProp: 'label' }} options={account.contacts.map((one) => ({ value: one.id, label: displayName(one, language) }))} />
        <label htmlFor={`${id}-measure`}>{t('plan.measure')}</label>
        <Input id={`${id}-measure`} value={measure} onChange={(event) => setMeasure(event.target.value)} placeholder={t('plan.measureHelp')} />
        <label htmlFor={`${id}-baseline`}>{t('plan.baseline')}</label>
        <Input id={`${id}-baseline`} inputMode="decimal" value={baseline} onChange={(event) => setBaseline(event.target.value)} />
        <label htmlFor={`${id}-target`}>{t('plan.target')}</label>
        <Input id={`${id}-target`} inputMode="decimal" value={target} onChange={(event) => setTarget(event.target.value)} />
        <label htmlFor={`${id}-due`}>{t('plan.dueOn')}</label>
        <DayField id={`${id}-due`} value={dueOn} onChange={setDue} />
      </div>
    </Modal>
  );
}
