import { Button, InputNumber, Slider, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { DEFAULT_DEPTH, type ViewState } from '../company/viewState';
import { TimeBar } from '../time/TimeBar';

interface Props {
  companyId: string;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
}

/** Date, minimum stake, depth and control; kinds are filtered by the legend. */
export function TreeFilters({ companyId, view, change }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const filtered = view.asOf !== null || view.from !== null || view.minPercent > 0 || view.maxDepth !== DEFAULT_DEPTH || view.controlledOnly || view.hiddenKinds.length > 0;
  const reset = (): void => change({ asOf: null, from: null, minPercent: 0, maxDepth: DEFAULT_DEPTH, controlledOnly: false, hiddenKinds: [] });
  return (
    <section className="filters" aria-label={t('filter.title')}>
      <TimeBar partyId={companyId} view={view} change={change} comparable />
      <MinimumStake key={view.minPercent} value={view.minPercent} onChange={(minPercent) => change({ minPercent })} />
      <div className="field">
        <label htmlFor={`${id}-depth`}>{t('filter.depth')}</label>
        <InputNumber
          id={`${id}-depth`}
          min={1}
          max={30}
          precision={0}
          value={view.maxDepth}
          changeOnWheel={false}
          onChange={(depth) => depth !== null && change({ maxDepth: depth })}
        />
      </div>
      <div className="field inline">
        <Switch id={`${id}-controlled`} checked={view.controlledOnly} onChange={(controlledOnly) => change({ controlledOnly })} />
        <label htmlFor={`${id}-controlled`}>{t('filter.controlledOnly')}</label>
      </div>
      {filtered ? (
        <Button type="link" onClick={reset}>
          {t('filter.reset')}
        </Button>
      ) : null}
    </section>
  );
}

function MinimumStake({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [now, setNow] = useState(value);
  return (
    <div className="field wide">
      <label htmlFor={id}>{t('filter.minPercent')}</label>
      <div className="slider-row">
        <Slider
          min={0}
          max={100}
          value={now}
          ariaLabelForHandle={t('filter.minPercent')}
          tooltip={{ formatter: null }}
          onChange={setNow}
          onChangeComplete={onChange}
        />
        <InputNumber id={id} min={0} max={100} suffix="%" value={now} changeOnWheel={false} onChange={(next) => setNow(next ?? 0)} onBlur={() => now !== value && onChange(now)} onPressEnter={() => onChange(now)} />
      </div>
    </div>
  );
}
