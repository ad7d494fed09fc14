import { CompressOutlined, FullscreenOutlined, MinusOutlined, NodeCollapseOutlined, NodeExpandOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Core } from 'cytoscape';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { fitAll, MAX_ZOOM, MIN_ZOOM } from './useGraph';
import type { TreeView } from './useTreeView';

interface Props {
  cy: Core | null;
  pane: RefObject<HTMLElement | null>;
  tree: TreeView;
}

/** Zoom, fit, full screen, open and close all. */
export function GraphToolbar({ cy, pane, tree }: Props) {
  const { t } = useTranslation();
  const zoom = useZoom(cy);
  const zoomTo = (level: number): void => {
    cy?.zoom({ level: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, level)), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  const fullScreen = (): void => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void pane.current?.requestFullscreen();
  };
  return (
    <div className="graph-toolbar" role="toolbar" aria-label={t('graph.toolbar')}>
      <Tool label={t('graph.zoomOut')} icon={<MinusOutlined />} onClick={() => zoomTo(zoom / 1.25)} />
      <Button size="small" type="text" className="zoom-level" title={t('graph.actualSize')} aria-label={`${Math.round(zoom * 100)}% ${t('graph.actualSize')}`} onClick={() => zoomTo(1)}>
        {Math.round(zoom * 100)}%
      </Button>
      <Tool label={t('graph.zoomIn')} icon={<PlusOutlined />} onClick={() => zoomTo(zoom * 1.25)} />
      <Tool label={t('graph.fit')} icon={<CompressOutlined />} onClick={() => cy && fitAll(cy)} />
      <Tool label={t('tree.openAll')} icon={<NodeExpandOutlined />} onClick={tree.openAll} />
      <Tool label={t('tree.closeAll')} icon={<NodeCollapseOutlined />} onClick={tree.closeAll} />
      <Tool label={t('graph.fullScreen')} icon={<FullscreenOutlined />} onClick={fullScreen} />
    </div>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return <Button size="small" type="text" icon={icon} aria-label={label} title={label} onClick={onClick} />;
}

function useZoom(cy: Core | null): number {
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    if (!cy) return undefined;
    const read = (): void => setZoom(cy.zoom());
    read();
    cy.on('zoom', read);
    return () => {
      cy.off('zoom', read);
    };
  }, [cy]);
  return zoom;
}
