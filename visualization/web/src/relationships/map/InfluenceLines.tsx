import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MapFactsFragment, StakeholderFactsFragment } from '../../graphql/graphql';
import { useStakeholderName } from './StakeholderCard';
import type { MapEditor } from './useMapEditor';

interface Props {
  map: MapFactsFragment;
  stakeholder: StakeholderFactsFragment;
  editor: MapEditor | null;
}

type Kind = 'influences' | 'influenced' | 'against';

const STRENGTHS = [0.25, 0.5, 0.75, 1] as const;

/** The lines of influence and conflict of one stakeholder, and a new one. */
export function InfluenceLines({ map, stakeholder, editor }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const nameOf = useStakeholderName();
  const me = stakeholder.stakeholderId;
  const [kind, setKind] = useState<Kind>('influences');
  const [other, setOther] = useState<string | null>(null);
  const [strength, setStrength] = useState(0.5);
  const names = new Map(map.stakeholders.map((one) => [one.stakeholderId, nameOf(one)]));
  const mine = map.influences.filter((line) => line.from === me || line.to === me);
  const kindOf = (line: (typeof mine)[number]): Kind => (line.conflict ? 'against' : line.from === me ? 'influences' : 'influenced');
  const connect = (): void => {
    if (!other || !editor) return;
    const [from, to] = kind === 'influenced' ? [other, me] : [me, other];
    void editor.connect(from, to, { strength, conflict: kind === 'against', evidence: null }).then((done) => done && setOther(null));
  };
  return (
    <section className="lines-part" aria-label={t('map.lines')}>
      <h3>{t('map.lines')}</h3>
      {mine.length === 0 ? <p className="muted">{t('map.noLines')}</p> : null}
      <ul>
        {mine.map((line) => {
          const said = `${t(`map.${kindOf(line)}`)} ${names.get(line.from === me ? line.to : line.from) ?? ''}`;
          return (
            <li key={line.id}>
              <span>
                {said} <span className="muted">{t('map.strength', { percent: Math.round(line.strength * 100) })}</span>
              </span>
              {editor ? (
                <Button size="small" onClick={() => void editor.disconnect(line)} aria-label={t('map.endLine', { line: said })}>
                  {t('map.disconnect')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {editor ? (
        <div className="stacked-form">
          <label htmlFor={`${id}-kind`}>{t('map.newLine')}</label>
          <Select id={`${id}-kind`} value={kind} onChange={setKind} options={(['influences', 'influenced', 'against'] as const).map((one) => ({ value: one, label: t(`map.${one}`) }))} />
          <label htmlFor={`${id}-other`}>{t('map.lineTo')}</label>
          <Select
            id={`${id}-other`}
            value={other}
            onChange={setOther}
            showSearch={{ optionFilterProp: 'label' }}
            options={map.stakeholders.filter((one) => one.stakeholderId !== me).map((one) => ({ value: one.stakeholderId, label: nameOf(one) }))}
          />
          <label htmlFor={`${id}-strength`}>{t('map.strengthName')}</label>
          <Select id={`${id}-strength`} value={strength} onChange={setStrength} options={STRENGTHS.map((value) => ({ value, label: `${value * 100}%` }))} />
          <Button disabled={!other} onClick={connect}>
            {t('map.connect')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
