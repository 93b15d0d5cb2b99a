import type { ColourRole } from '../chart.ts';

/** One colour for light paper, one for dark screens. */
interface Shade {
  readonly light: string;
  readonly dark: string;
}

/** A colour by what it is for. */
export type Token =
  | 'ink'
  | 'muted'
  | 'rule'
  | 'paper'
  | 'accent'
  | 'second'
  | 'warning'
  | 'harm'
  | `${'accent' | 'second' | 'warning' | 'harm'}-text`
  | 'on-mark'
  | 'tint'
  | 'land'
  | `${'map' | 'cell'}-${1 | 2 | 3 | 4 | 5 | 'loss-1' | 'loss-2' | 'loss-3'}`;

/**
 * The colours of every picture, by role. A page defines each as a custom property (`--ink`, `--map-1`, …); files carry
 * the light values. Text roles (`ink`, `muted`, `…-text`) keep at least 4.5 : 1 against the paper in both schemes,
 * marks that carry meaning alone at least 3 : 1. Teal, amber and brick differ in lightness, too, so that readers who
 * confuse their hues still tell them apart.
 */
export const PALETTE: Readonly<Record<Token, Shade>> = {
  ink: { light: '#14232b', dark: '#e8edea' },
  muted: { light: '#5b6b73', dark: '#9fb0b6' },
  rule: { light: '#dfe3e0', dark: '#31414a' },
  paper: { light: '#fdfcf9', dark: '#111b20' },
  accent: { light: '#0b6b66', dark: '#56bdb3' },
  'accent-text': { light: '#0b6b66', dark: '#6cc9bf' },
  second: { light: '#55958e', dark: '#459289' },
  'second-text': { light: '#37756e', dark: '#7cb8b1' },
  warning: { light: '#c9821a', dark: '#dfa044' },
  'warning-text': { light: '#8a5606', dark: '#e6b05f' },
  harm: { light: '#a6402c', dark: '#e08a73' },
  'harm-text': { light: '#a6402c', dark: '#e89a85' },
  /** Letters on marks that are too light for paper-coloured ones. */
  'on-mark': { light: '#14232b', dark: '#0c1519' },
  /** A faint fill under outlined marks. */
  tint: { light: '#eef3f1', dark: '#1b2a30' },
  land: { light: '#e6e8e4', dark: '#2a363c' },
  'map-1': { light: '#c3ddd8', dark: '#22494b' },
  'map-2': { light: '#93c3bc', dark: '#2b6664' },
  'map-3': { light: '#5fa49c', dark: '#37827d' },
  'map-4': { light: '#2f827b', dark: '#4aa39b' },
  'map-5': { light: '#0a5550', dark: '#74c8bf' },
  /** Below zero, where values above it take the colours before. */
  'map-loss-1': { light: '#f0d3c8', dark: '#4d2f28' },
  'map-loss-2': { light: '#d9917b', dark: '#96503f' },
  'map-loss-3': { light: '#9c3a27', dark: '#e9a08c' },
  /** Letters on the classes: dark on light ones, light on dark ones. */
  'cell-1': { light: '#14232b', dark: '#e8edea' },
  'cell-2': { light: '#14232b', dark: '#e8edea' },
  'cell-3': { light: '#14232b', dark: '#ffffff' },
  'cell-4': { light: '#ffffff', dark: '#0c1519' },
  'cell-5': { light: '#ffffff', dark: '#0c1519' },
  'cell-loss-1': { light: '#14232b', dark: '#e8edea' },
  'cell-loss-2': { light: '#14232b', dark: '#ffffff' },
  'cell-loss-3': { light: '#ffffff', dark: '#0c1519' },
};

/** The colour token of a role when it colours letters. */
export function textTokenOf(role: ColourRole): Token {
  return role === 'muted' ? 'muted' : `${role}-text`;
}

/** The custom properties a page must define, ready for a style sheet: `--ink:#14232b;…`. */
export function paletteProperties(scheme: 'light' | 'dark'): string {
  return Object.entries(PALETTE)
    .map(([token, shade]) => `--${token}:${shade[scheme]}`)
    .join(';');
}
