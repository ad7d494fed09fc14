import { TreemapChart } from 'echarts/charts';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

import { COLOURS, FONT } from '../../app/theme';

register([TreemapChart, CanvasRenderer]);

/** How a tile is painted: controlled is filled, possibly controlled striped, everything else pale. */
export type Tone = 'CERTAIN' | 'POSSIBLE' | 'NONE' | 'REST';

export interface Painted {
  id: string;
  lines: readonly string[];
  size: number;
  tone: Tone;
  /** The tile that the keys act on. */
  active: boolean;
  selected: boolean;
}

export interface TreemapCanvas {
  paint: (tiles: readonly Painted[]) => void;
  picture: () => Promise<Blob>;
  close: () => void;
}

const PAINT = {
  CERTAIN: { color: COLOURS.primary, text: '#ffffff' },
  POSSIBLE: { color: '#cfe3df', text: COLOURS.ink },
  NONE: { color: '#eceff3', text: COLOURS.ink },
  REST: { color: COLOURS.page, text: COLOURS.muted },
} as const;

/** Wide stripes behind the text, so that they cannot be taken for a colour and leave it readable. */
const STRIPES = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 9], rotation: -Math.PI / 4, color: 'rgba(20, 101, 92, 0.28)' };

/** Square pixels from which a tile has room for one line of text, and for two. */
const LINES_FROM = [2_500, 5_500];

interface Events {
  onPress: (id: string) => void;
  onPoint: (id: string | null) => void;
}

/** Opens an ECharts treemap of one level in a box; it follows the size of the box until it is closed. */
export function openTreemap(box: HTMLElement, { onPress, onPoint }: Events): TreemapCanvas {
  const chart = init(box, null, { renderer: 'canvas' });
  let painted: readonly Painted[] = [];
  const paint = (): void => chart.setOption(option(painted, chart.getWidth() * chart.getHeight()), { notMerge: true });
  const sizes = new ResizeObserver(() => {
    chart.resize();
    paint();
  });
  sizes.observe(box);
  const idOf = (event: { data?: unknown }): string | null => (event.data as { id?: string } | undefined)?.id ?? null;
  chart.on('click', (event) => {
    const id = idOf(event);
    if (id !== null) onPress(id);
  });
  chart.on('mouseover', (event) => onPoint(idOf(event)));
  chart.on('globalout', () => onPoint(null));
  return {
    paint: (tiles) => {
      painted = tiles;
      paint();
    },
    picture: () =>
      new Promise((resolve, reject) => {
        const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: COLOURS.surface });
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png');
      }),
    close: () => {
      sizes.disconnect();
      chart.dispose();
    },
  };
}

function option(tiles: readonly Painted[], room: number) {
  const total = tiles.reduce((sum, tile) => sum + tile.size, 0);
  const linesOf = (tile: Painted): number => LINES_FROM.filter((least) => (room * tile.size) / total >= least).length;
  return {
    series: [
      {
        type: 'treemap' as const,
        animation: false,
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false as const,
        breadcrumb: { show: false },
        visibleMin: 0,
        itemStyle: { gapWidth: 2, borderWidth: 0 },
        emphasis: { disabled: true },
        data: tiles.map((tile) => ({
          id: tile.id,
          name: tile.lines[0] ?? '',
          value: tile.size,
          label: label(tile, linesOf(tile)),
          itemStyle: {
            color: PAINT[tile.tone].color,
            borderWidth: tile.active || tile.selected ? 4 : 0,
            borderColor: tile.active ? COLOURS.focus : COLOURS.primaryDark,
            ...(tile.tone === 'POSSIBLE' ? { decal: STRIPES } : {}),
          },
        })),
      },
    ],
  };
}

function label(tile: Painted, lines: number) {
  return {
    show: lines > 0,
    formatter: () => tile.lines.slice(0, lines).join('\n'),
    color: PAINT[tile.tone].text,
    fontFamily: FONT,
    fontSize: 12.5,
    lineHeight: 17,
    position: [7, 6],
    align: 'left' as const,
    verticalAlign: 'top' as const,
    overflow: 'truncate' as const,
  };
}
