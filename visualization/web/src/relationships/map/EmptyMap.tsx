import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import type { MapEditor } from './useMapEditor';
import { TemplateButton } from './TemplateButton';

/** A map with nobody on it: what to begin with. */
export function EmptyMap({ past, editor, onAdd }: { past: boolean; editor: MapEditor; onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <section className="card empty">
      <h2>{past ? t('map.nobodyThen') : t('map.nobody')}</h2>
      {past ? null : (
        <>
          <p>{t('map.nobodyNext')}</p>
          <div className="actions centred">
            <Button type="primary" onClick={onAdd}>
              {t('map.add')}
            </Button>
            <TemplateButton editor={editor} />
          </div>
        </>
      )}
    </section>
  );
}
