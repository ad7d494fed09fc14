import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  id: string;
  /** YYYY-MM-DD, or null for none. */
  value: string | null;
  onChange: (day: string | null) => void;
  placeholder?: string;
}

/** A day, or none. */
export function DayField({ id, value, onChange, placeholder }: Props) {
  return (
    <DatePicker
      id={id}
      value={value === null ? null : dayjs(value)}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
