import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';

import { useScales } from '../useScales';
import type { MapConflict } from './useMapEditor';

/** Somebody else was faster: both values of every field, and whose shall stand. Nothing is lost either way. */
export function ConflictDialog({ conflict, onClose }: { conflict: MapConflict; onClose: () => void }) {
  const { t } = useTranslation();
  const scales = useScales();
  const { values, currentVersion } = conflict.refusal;
  const word = (field: string, text: string | null): string =>
    text === null ? t('map.unknownValue') : text.split(/,\s*/).map((code) => scales.word(field, code)).join(t('account.listComma'));
  const useMine = (): void => {
    onClose();
    if (currentVersion !== null) void conflict.mine(currentVersion);
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('map.keepTheirs')}</Button>
      <Button type="primary" disabled={currentVersion === null} onClick={useMine}>
        {t('map.useMine')}
      </Button>
    </>
  );
  return (
    <Modal open title={t('map.conflict')} onCancel={onClose} footer={footer}>
      <p>{t('map.conflictWhy')}</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('map.attribute')}</th>
            <th scope="col">{t('map.mine')}</th>
            <th scope="col">{t('map.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ field, yours, stored }) => (
            <tr key={field}>
              <th scope="row">{scales.name(field)}</th>
              <td>{word(field, yours)}</td>
              <td>{word(field, stored)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
