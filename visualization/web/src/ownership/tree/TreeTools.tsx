import { NodeCollapseOutlined, NodeExpandOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { partiesNamed } from './partiesNamed';
import type { TreeData } from './treeData';

interface Props {
  data: TreeData;
  onGoTo: (id: string) => void;
  onOpenAll: () => void;
  onCloseAll: () => void;
}

/** Finds parties anywhere in the tree, also where it is closed, and opens or closes all of it. */
export function TreeTools({ data, onGoTo, onOpenAll, onCloseAll }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const found = useMemo(() => partiesNamed(data, text), [data, text]);
  const go = (step: number): void => {
    const next = (at + step + found.length) % found.length;
    const party = found[next];
    if (party === undefined) return;
    setAt(next);
    onGoTo(party);
  };
  const place = at < 0 ? '' : `${format.count(at + 1)} / `;
  return (
    <div className="grid-tools">
      <Input
        id={id}
        type="search"
        size="small"
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('grid.find')}
        aria-label={t('grid.find')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(-1);
        }}
        onPressEnter={(event) => go(event.shiftKey ? -1 : 1)}
      />
      <span className="muted grid-found" role="status">
        {text.trim() === '' ? '' : t('grid.found', { place, count: found.length, shown: format.count(found.length) })}
      </span>
      <Button size="small" type="text" icon={<NodeExpandOutlined />} aria-label={t('grid.openAll')} title={t('grid.openAll')} onClick={onOpenAll} />
      <Button size="small" type="text" icon={<NodeCollapseOutlined />} aria-label={t('grid.closeAll')} title={t('grid.closeAll')} onClick={onCloseAll} />
    </div>
  );
}
