import { ArrowDownOutlined, ArrowLeftOutlined, ArrowRightOutlined, ArrowUpOutlined, CompressOutlined, FullscreenOutlined, MinusOutlined, NodeCollapseOutlined, NodeExpandOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Core } from 'cytoscape';
import { useEffect, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { fitAll, MAX_ZOOM, MIN_ZOOM } from './useGraph';

interface Props {
  cy: Core | null;
  pane: RefObject<HTMLElement | null>;
  onOpenAll?: () => void;
  onCloseAll: () => void;
}

/** How far one press moves the picture, as a part of what can be seen. */
const STEP = 0.25;

/** Zoom, fit, move, full screen, open and close all. */
export function GraphToolbar({ cy, pane, onOpenAll, onCloseAll }: Props) {
  const { t } = useTranslation();
  const zoom = useZoom(cy);
  const zoomTo = (level: number): void => {
    cy?.zoom({ level: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, level)), renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  const move = (right: number, down: number): void => {
    cy?.panBy({ x: -right * STEP * cy.width(), y: -down * STEP * cy.height() });
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
      <span className="pan-tools">
        <Tool label={t('graph.moveLeft')} icon={<ArrowLeftOutlined />} onClick={() => move(-1, 0)} />
        <Tool label={t('graph.moveUp')} icon={<ArrowUpOutlined />} onClick={() => move(0, -1)} />
        <Tool label={t('graph.moveDown')} icon={<ArrowDownOutlined />} onClick={() => move(0, 1)} />
        <Tool label={t('graph.moveRight')} icon={<ArrowRightOutlined />} onClick={() => move(1, 0)} />
      </span>
      {onOpenAll ? <Tool label={t('tree.openAll')} icon={<NodeExpandOutlined />} onClick={onOpenAll} /> : null}
      <Tool label={t('tree.closeAll')} icon={<NodeCollapseOutlined />} onClick={onCloseAll} />
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
