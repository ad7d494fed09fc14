import { Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import type { AssessmentInput, StakeholderFactsFragment } from '../../graphql/graphql';
import { useScales } from '../useScales';

interface Props {
  value: AssessmentInput;
  onChange: (value: AssessmentInput) => void;
  evidence: string;
  onEvidence: (evidence: string) => void;
  /** What stands, for the author and day of each attribute. */
  stands?: StakeholderFactsFragment;
  /** Only what decides the light. */
  brief?: boolean;
}

const BRIEF = ['support', 'politicalStatus'] as const;
const ALL = [...BRIEF, 'coverage', 'decisionOrientation', 'adaptability'] as const;
const TESTS = ['sellsForUs', 'vestedInterest'] as const;

/** What is thought of a stakeholder, with the evidence for it. */
export function AssessmentFields({ value, onChange, evidence, onEvidence, stands, brief = false }: Props) {
  const { t } = useTranslation();
  const scales = useScales();
  const id = useId();
  const answers = [
    { value: 'yes', label: t('export.yes') },
    { value: 'no', label: t('export.no') },
    { value: 'unknown', label: t('map.unknownValue') },
  ];
  return (
    <>
      <label htmlFor={`${id}-roles`}>{scales.name('buyingRoles')}</label>
      <Select
        id={`${id}-roles`}
        mode="multiple"
        value={[...(value.buyingRoles ?? [])]}
        onChange={(buyingRoles) => onChange({ ...value, buyingRoles })}
        options={scales.choices('buyingRoles').filter((one) => one.value !== 'UNKNOWN') as { value: StakeholderFactsFragment['buyingRoles'][number]; label: string }[]}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <Origin attribute="buyingRoles" stands={stands} />
      {(brief ? BRIEF : ALL).map((field) => (
        <div key={field} className="stacked-form">
          <label htmlFor={`${id}-${field}`}>{scales.name(field)}</label>
          <Select id={`${id}-${field}`} value={(value[field] ?? 'UNKNOWN') as string} onChange={(code: string) => onChange({ ...value, [field]: code })} options={scales.choices(field)} />
          <Origin attribute={field} stands={stands} />
        </div>
      ))}
      {brief
        ? null
        : TESTS.map((field) => (
            <div key={field} className="stacked-form">
              <label htmlFor={`${id}-${field}`}>{t(`map.${field}`)}</label>
              <Select
                id={`${id}-${field}`}
                value={value[field] === true ? 'yes' : value[field] === false ? 'no' : 'unknown'}
                onChange={(answer: string) => onChange({ ...value, [field]: answer === 'unknown' ? null : answer === 'yes' })}
                options={answers}
              />
              <Origin attribute={field} stands={stands} />
            </div>
          ))}
      <label htmlFor={`${id}-evidence`}>{t('map.evidence')}</label>
      <Input.TextArea id={`${id}-evidence`} rows={2} maxLength={4000} value={evidence} onChange={(event) => onEvidence(event.target.value)} placeholder={t('map.evidenceHelp')} />
    </>
  );
}

function Origin({ attribute, stands }: { attribute: string; stands: StakeholderFactsFragment | undefined }) {
  const { t } = useTranslation();
  const found = stands?.assessments.find((one) => one.attribute === attribute);
  if (!found) return null;
  const old = stands?.stale.includes(attribute) ?? false;
  return (
    <p className={old ? 'origin stale' : 'origin'}>
      {t('map.assessedBy', { author: found.author ?? '–', day: found.assessedOn })}
      {found.evidence ? ` · ${found.evidence}` : ''}
      {old ? ` · ${t('map.stale')}` : ''}
    </p>
  );
}
