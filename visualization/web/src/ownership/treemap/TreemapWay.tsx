import { InfoCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { Labels } from '../tree/labels';

interface Props {
  /** Parties from the root to the one whose branch is shown. */
  way: readonly string[];
  /** Number of the first tile when earlier ones were left behind. */
  first: number | null;
  labels: Labels;
  onEnter: (id: string) => void;
  onDetails: (id: string) => void;
}

/** The way from the root to the branch on the screen; each step leads back there. */
export function TreemapWay({ way, first, labels, onEnter, onDetails }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const here = way.at(-1) ?? '';
  return (
    <nav className="treemap-way" aria-label={t('treemap.way')}>
      <ol>
        {way.slice(0, -1).map((id) => (
          <li key={id}>
            <button type="button" className="link-button" onClick={() => onEnter(id)}>
              {labels.name(id)}
            </button>
          </li>
        ))}
        <li aria-current="location">
          <strong>{labels.name(here)}</strong>
          {first === null ? null : <span className="muted"> {t('treemap.from', { number: format.count(first) })}</span>}
          <Button size="small" type="text" icon={<InfoCircleOutlined aria-hidden="true" />} aria-label={t('treemap.details', { name: labels.name(here) })} title={t('details.title')} onClick={() => onDetails(here)} />
        </li>
      </ol>
    </nav>
  );
}
