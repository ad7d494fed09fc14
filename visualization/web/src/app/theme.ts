import type { ThemeConfig } from 'antd';

/** The font of the whole interface, canvas included: Inter for Latin, Noto Sans SC for Chinese, both in the build. */
export const FONT = '"Inter Variable", "Noto Sans SC Variable", sans-serif';

/** Colours that the canvas shares with the style sheet; each has at least 4.5:1 to what it stands on. */
export const COLOURS = {
  primary: '#14655c',
  primaryDark: '#0b3f39',
  primarySoft: '#e6f0ee',
  ink: '#1b2725',
  muted: '#52625f',
  line: '#c3cfcc',
  lineStrong: '#6f827e',
  surface: '#ffffff',
  page: '#f4f7f6',
  cross: '#4a5f9c',
  loop: '#a8480f',
  focus: '#e08a00',
} as const;

const calm: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.primary,
    colorInfo: COLOURS.primary,
    colorLink: COLOURS.primary,
    colorTextBase: COLOURS.ink,
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.muted,
    colorTextTertiary: COLOURS.muted,
    colorTextDescription: COLOURS.muted,
    colorTextPlaceholder: '#66746f',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorSuccess: '#1f6b3a',
    colorBorder: '#8b9a97',
    colorBorderSecondary: '#dde5e3',
    colorBgLayout: COLOURS.page,
    borderRadius: 8,
    fontFamily: FONT,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
  },
  components: {
    Table: { headerBg: '#f7faf9', cellPaddingBlockSM: 9 },
    DatePicker: { colorTextDisabled: '#66746f' },
    Tabs: { titleFontSize: 15 },
    Card: { headerFontSize: 15 },
  },
};

/** The theme; without motion for readers who asked their system for less of it. */
export function themeFor(still: boolean): ThemeConfig {
  return still ? { ...calm, token: { ...calm.token, motion: false } } : calm;
}
