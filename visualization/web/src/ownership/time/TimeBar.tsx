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
  return (
    <div className="time-bar">
      {compared === null ? null : <AsOfField label={t('time.from')} asOf={compared} onChange={(day) => change({ from: day })} />}
      <AsOfField {...(compared === null ? {} : { label: t('time.to') })} asOf={asOf} onChange={(day) => change({ asOf: day })} />
      {scale ? <Axis scale={scale} today={today} asOf={asOf} from={compared} change={change} /> : null}
      {comparable ? (
        <div className="field inline">
          <Switch id={id} checked={compared !== null} onChange={(wanted) => change({ from: wanted ? earlier() : null })} />
          <label htmlFor={id}>{t('time.compare')}</label>
        </div>
      ) : null}
    </div>
  );
}

interface AxisProps {
  scale: TimeScale;
  today: string;
  asOf: string | null;
  from: string | null;
  change: Props['change'];
}

/** The axis: arrow keys go from one change to the next. */
function Axis({ scale, today, asOf, from, change }: AxisProps) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const marks = Object.fromEntries(scale.ticks.map(({ day, label }) => [day, label || ' ']));
  const words = (day: number): string => format.date(dateOf(day));
  const shared = { className: 'time-axis', min: scale.first, max: scale.last, step: null, marks, tooltip: { formatter: (day?: number) => (day === undefined ? null : words(day)) } };
  const chosen = (day: number): string | null => (dateOf(day) === today ? null : dateOf(day));
  const now = dayNumber(asOf ?? today);
  if (from === null) {
    return (
      <Slider
        {...shared}
        key={now}
        defaultValue={now}
        ariaLabelForHandle={t('time.axis')}
        ariaValueTextFormatterForHandle={words}
        onChangeComplete={(day) => change({ asOf: chosen(day) })}
      />
    );
  }
  return (
    <Slider
      {...shared}
      range
      key={`${from} ${now}`}
      defaultValue={[dayNumber(from), now]}
      ariaLabelForHandle={[t('time.from'), t('time.to')]}
      ariaValueTextFormatterForHandle={[words, words]}
      onChangeComplete={([start, end]) => start !== undefined && end !== undefined && change({ from: dateOf(start), asOf: chosen(end) })}
    />
  );
}
