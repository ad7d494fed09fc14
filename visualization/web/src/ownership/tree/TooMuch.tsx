import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { MAX_DRAWN } from './graphModel';

/** In place of the graph when it would be too large to be read or moved. */
export function TooMuch({ onClose, onTreemap }: { onClose: () => void; onTreemap?: () => void }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  return (
    <section className="graph-pane too-much" aria-label={t('graph.label')}>
      <h2>{t('graph.tooMuch')}</h2>
      <p>{t('graph.tooMuchWhy', { limit: format.count(MAX_DRAWN) })}</p>
      <div className="actions centred">
        <Button onClick={onClose}>{t('tree.closeAll')}</Button>
        {onTreemap ? <Button onClick={onTreemap}>{t('treemap.instead')}</Button> : null}
      </div>
    </section>
  );
}
