import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { useLanguage } from '../../app/useLanguage';
import { MapTemplatesDocument } from '../../graphql/graphql';
import type { MapEditor } from './useMapEditor';

/** Begins a map with the roles that usually decide. */
export function TemplateButton({ editor }: { editor: MapEditor }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [{ data }] = useQuery({ query: MapTemplatesDocument });
  const items = (data?.mapTemplates ?? []).map((one) => ({ key: one.code, label: `${one[language]} (${one.roles.length})` }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => void editor.template(key, language) }}>
      <Button>{t('map.template')}</Button>
    </Dropdown>
  );
}
