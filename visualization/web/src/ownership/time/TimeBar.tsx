import { Slider, Switch } from 'antd';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { useLanguage } from '../../app/useLanguage';
import { OwnershipDatesDocument } from '../../graphql/graphql';
import { AsOfField } from '../company/AsOfField';
import type { ViewState } from '../company/viewState';
import { dateOf, dayNumber, timeScale, type TimeScale } from './timeScale';

interface Props {
  partyId: string;
  view: ViewState;
  change: (part: Partial<ViewState>) => void;
  /** Whether two dates can be compared here. */
  comparable?: boolean;
}

/** The date that is shown: a field for any day, an axis with the days on which something changed, and a second date to compare with. */
export function TimeBar({ partyId, view, change, comparable = false }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const today = new Date().toISOString().slice(0, 10);
  const [{ data }] = useQuery({ query: OwnershipDatesDocument, variables: { partyId } });
  const { asOf, from } = view;
  const compared = comparable ? from : null;
  const scale = useMemo(() => {
    const shown = [asOf, compared].filter((day): day is string => day !== null);
    return timeScale(data?.ownershipDates.map((one) => one.day) ?? [], shown, today);
  }, [data, asOf, compared, today]);
  const earlier = (): string => {
    const until = dayNumber(asOf ?? today);
    return dateOf(scale?.ticks.findLast((tick) => tick.day < until)?.day ?? until - 365);
  };
  const labelled = compared === null ? {} : { label: t('time.to') };
  return (
    <div className="time-bar">
      {compared === null ? null : (
        <div className="time-row">
          <AsOfField label={t('time.from')} asOf={compared} onChange={(day) => change({ from: day })} />
          {scale ? <Axis name={t('time.from')} scale={scale} day={compared} onChange={(day) => change({ from: day })} /> : null}
        </div>
      )}
      <div className="time-row">
        <AsOfField {...labelled} asOf={asOf} onChange={(day) => change({ asOf: day })} />
        {scale ? <Axis name={t('time.axis')} scale={scale} day={asOf ?? today} onChange={(day) => change({ asOf: day === today ? null : day })} /> : null}
        {comparable ? (
          <div className="field inline">
            <Switch id={id} checked={compared !== null} onChange={(wanted) => change({ from: wanted ? earlier() : null })} />
            <label htmlFor={id}>{t('time.compare')}</label>
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface AxisProps {
  name: string;
  scale: TimeScale;
  day: string;
  onChange: (day: string) => void;
}

/** An axis of its own for each date: arrow keys go from one change to the next. */
function Axis({ name, scale, day, onChange }: AxisProps) {
  const { format } = useLanguage();
  const words = (at: number): string => format.date(dateOf(at));
  return (
    <Slider
      key={day}
      className="time-axis"
      min={scale.first}
      max={scale.last}
      step={null}
      marks={Object.fromEntries(scale.ticks.map((tick) => [tick.day, tick.label || ' ']))}
      defaultValue={dayNumber(day)}
      tooltip={{ formatter: (at) => (at === undefined ? null : words(at)) }}
      ariaLabelForHandle={name}
      ariaValueTextFormatterForHandle={words}
      onChangeComplete={(at) => onChange(dateOf(at))}
    />
  );
}
