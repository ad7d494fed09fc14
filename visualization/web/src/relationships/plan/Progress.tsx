import { useLanguage } from '../../app/useLanguage';

/** How far something has come, 0-1, as a bar and a number. */
export function Progress({ value, label }: { value: number; label: string }) {
  const { format } = useLanguage();
  const percent = Math.round(value * 100);
  return (
    <div className="progress" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <span className="progress-bar">
        <span style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className="number">{format.percent(percent)}</span>
    </div>
  );
}
