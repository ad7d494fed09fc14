import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Instead of "As of". */
  label?: string;
  asOf: string | null;
  onChange: (asOf: string | null) => void;
}

/** The date for which ownership is asked; empty is today. */
export function AsOfField({ label, asOf, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? t('filter.asOf')}</label>
      <DatePicker
        id={id}
        value={asOf ? dayjs(asOf) : null}
        placeholder={t('filter.today')}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
      />
    </div>
  );
}
