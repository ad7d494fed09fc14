import { useTranslation } from 'react-i18next';

/** What fillings and lines of the chart mean. */
export function ChartLegend() {
  const { t } = useTranslation();
  const cards = { CERTAIN: 'controlled', POSSIBLE: 'possibly-controlled', NONE: 'not-controlled' } as const;
  return (
    <ul className="legend-group chart-legend" aria-label={t('legend.title')}>
      {(['CERTAIN', 'POSSIBLE', 'NONE'] as const).map((name) => (
        <li key={name} className="legend-item">
          <span className={`swatch ${cards[name]}`} aria-hidden="true" />
          {t(`control.${name}`)}
        </li>
      ))}
      <li className="legend-item">
        <span className="line carries" aria-hidden="true" />
        {t('chart.carriesLong', { mark: t('chart.carries') })}
      </li>
      {(['cross', 'loop'] as const).map((shape) => (
        <li key={shape} className="legend-item">
          <span className={`line ${shape}`} aria-hidden="true" />
          {t(`legend.${shape}`)}
        </li>
      ))}
    </ul>
  );
}
