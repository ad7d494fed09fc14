import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';

import { PICTURES, type Picture } from '../company/viewState';

interface Props {
  value: Picture | 'table';
  /** Whether the table has no place of its own and is one of the choices. */
  table: boolean;
  onChange: (next: Picture | 'table') => void;
}

/** Which view of the tree is on the screen. */
export function PictureSwitch({ value, table, onChange }: Props) {
  const { t } = useTranslation();
  const choices = table ? (['table', ...PICTURES] as const) : PICTURES;
  return (
    <Segmented
      block={table}
      className="pane-switch"
      aria-label={t('tree.view')}
      value={value}
      onChange={onChange}
      options={choices.map((choice) => ({ value: choice, label: t(`tree.${choice}`) }))}
    />
  );
}
