import { Button, Input, Modal, Segmented, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { AddContactDocument, type AddContactInput, type AddContactMutation, type AssessmentInput, type MapFactsFragment } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import type { AccountFacts } from '../account/AccountPage';
import { titleAt } from '../account/ContactList';
import { Refused } from '../Refused';
import { useSend, type Refusal } from '../sending';
import { useScales } from '../useScales';
import { AssessmentFields } from './AssessmentFields';
import { Candidates } from './Candidates';
import { useStakeholderName } from './StakeholderCard';
import type { MapEditor } from './useMapEditor';

interface Props {
  account: AccountFacts;
  map: MapFactsFragment | null;
  editor: MapEditor;
  onClose: () => void;
}

type Way = 'new' | 'known' | 'placeholder';
export type Duplicates = Extract<AddContactMutation['addContact'], { __typename: 'PossibleDuplicates' }>;
type Seniority = NonNullable<AddContactInput['seniority']>;

const EMPTY = { name: '', otherName: '', title: '', department: '', email: '' };
const NOTHING: AssessmentInput = {};

/** Puts somebody on the map: a new contact, a known one, or a role whose holder is not known yet. */
export function AddStakeholder({ account, map, editor, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const send = useSend();
  const scales = useScales();
  const nameOf = useStakeholderName();
  const [way, setWay] = useState<Way>('new');
  const [fields, setFields] = useState(EMPTY);
  const [seniority, setSeniority] = useState<Seniority | null>(null);
  const [boss, setBoss] = useState<string | null>(null);
  const [known, setKnown] = useState<string | null>(null);
  const [role, setRole] = useState('');
  const [assessment, setAssessment] = useState(NOTHING);
  const [evidence, setEvidence] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [duplicates, setDuplicates] = useState<Duplicates | null>(null);
  const placed = new Set(map?.stakeholders.map((one) => one.stakeholderId));
  const free = account.contacts.filter((one) => !placed.has(one.id));
  const text = (key: keyof typeof EMPTY) => ({ id: `${id}-${key}`, value: fields[key], onChange: (event: { target: { value: string } }) => setFields({ ...fields, [key]: event.target.value }) });
  const ready = way === 'new' ? fields.name.trim() !== '' : way === 'known' ? known !== null : role.trim() !== '';

  const added = (again: boolean): void => {
    setFields(EMPTY);
    setSeniority(null);
    setKnown(null);
    setRole('');
    setAssessment(NOTHING);
    setEvidence('');
    setDuplicates(null);
    if (again) document.getElementById(`${id}-${way === 'new' ? 'name' : way}`)?.focus();
    else onClose();
  };
  const place = async (who: { personId?: string; placeholder?: string }, name: string, again: boolean): Promise<void> => {
    if (await editor.place(who, name, { ...assessment, evidence: evidence.trim() || null })) added(again);
  };
  const addContact = async (again: boolean, more: Partial<AddContactInput> = {}): Promise<void> => {
    const input: AddContactInput = {
      name: fields.name.trim(),
      otherNames: fields.otherName.trim() ? [fields.otherName.trim()] : [],
      title: fields.title.trim() || null,
      department: fields.department.trim() || null,
      email: fields.email.trim() || null,
      seniority,
      reportsToId: boss,
      companyId: account.id,
      ...more,
    };
    const sent = await send(AddContactDocument, { input });
    setRefusal(sent.refusal ?? null);
    if (sent.done?.__typename === 'PossibleDuplicates') setDuplicates(sent.done);
    else if (sent.done) await place({ personId: sent.done.id }, sent.done.name, again);
  };
  const submit = (again: boolean): void => {
    if (!ready || editor.busy) return;
    if (way === 'new') void addContact(again);
    else if (way === 'known' && known) void place({ personId: known }, free.find((one) => one.id === known)?.name ?? '', again);
    else void place({ placeholder: role.trim() }, role.trim(), again);
  };
  const footer = duplicates ? null : (
    <>
      <Button onClick={onClose}>{t('action.close')}</Button>
      <Button disabled={!ready} loading={editor.busy} onClick={() => submit(true)}>
        {t('map.addNext')}
      </Button>
      <Button type="primary" disabled={!ready} loading={editor.busy} onClick={() => submit(false)}>
        {t('map.addOne')}
      </Button>
    </>
  );
  return (
    <Modal open title={t('map.add')} onCancel={onClose} footer={footer} width={640} destroyOnHidden>
      {duplicates ? (
        <Candidates duplicates={duplicates} onSame={(personId) => void addContact(false, { personId })} onOther={() => void addContact(false, { createAnyway: true })} onBack={() => setDuplicates(null)} />
      ) : (
        <form
          className="add-form"
          onSubmit={(event) => {
            event.preventDefault();
            submit(false);
          }}
        >
          <Refused refusal={refusal} />
          <Segmented block aria-label={t('map.way')} value={way} onChange={setWay} options={(['new', 'known', 'placeholder'] as const).map((value) => ({ value, label: t(`map.ways.${value}`) }))} />
          {way === 'new' ? (
            <div className="two-columns">
              <Field id={`${id}-name`} label={t('map.name')}><Input {...text('name')} autoFocus autoComplete="off" /></Field>
              <Field id={`${id}-otherName`} label={t('map.otherName')}><Input {...text('otherName')} autoComplete="off" /></Field>
              <Field id={`${id}-title`} label={t('map.title')}><Input {...text('title')} autoComplete="off" /></Field>
              <Field id={`${id}-department`} label={t('map.department')}><Input {...text('department')} autoComplete="off" /></Field>
              <Field id={`${id}-email`} label={t('map.email')}><Input {...text('email')} type="email" autoComplete="off" /></Field>
              <Field id={`${id}-seniority`} label={scales.name('seniority')}>
                <Select id={`${id}-seniority`} allowClear value={seniority} onChange={(value: Seniority | undefined) => setSeniority(value ?? null)} options={scales.choices('seniority') as { value: Seniority; label: string }[]} />
              </Field>
              <Field id={`${id}-boss`} label={t('map.reportsTo')}>
                <Select id={`${id}-boss`} allowClear showSearch={{ optionFilterProp: 'label' }} value={boss} onChange={(value: string | undefined) => setBoss(value ?? null)} options={(map?.stakeholders ?? []).map((one) => ({ value: one.stakeholderId, label: nameOf(one) }))} />
              </Field>
            </div>
          ) : null}
          {way === 'known' ? (
            <Field id={`${id}-known`} label={t('map.contact')}>
              <Select id={`${id}-known`} value={known} onChange={setKnown} showSearch={{ optionFilterProp: 'label' }} options={free.map((one) => ({ value: one.id, label: [displayName(one, language), titleAt(one, account.id)].filter(Boolean).join(' · ') }))} />
            </Field>
          ) : null}
          {way === 'placeholder' ? (
            <Field id={`${id}-placeholder`} label={t('map.roleName')}>
              <Input id={`${id}-placeholder`} value={role} onChange={(event) => setRole(event.target.value)} placeholder={t('map.roleHelp')} />
            </Field>
          ) : null}
          <div className="stacked-form">
            <AssessmentFields value={assessment} onChange={setAssessment} evidence={evidence} onEvidence={setEvidence} brief />
          </div>
          <button type="submit" hidden />
        </form>
      )}
    </Modal>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="stacked-form">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}
