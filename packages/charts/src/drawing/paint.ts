import type { ColourRole } from '../chart.ts';
import type { ValueStep } from '../map/classes.ts';
import { PALETTE, type Token, textTokenOf } from './palette.ts';

/** How a mark is painted. Sizes and widths in pixels. */
interface Paint {
  readonly fill?: Token | 'none';
  readonly stroke?: Token;
  readonly width?: number;
  readonly dash?: string;
  /** Of the fill. */
  readonly opacity?: number;
  /** Letter size. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Light letters after bold ones in the same line. */
  readonly regular?: boolean;
  /** Letters with an edge of paper around them, to be read on a map or across a line. */
  readonly halo?: boolean;
  readonly round?: boolean;
}

/** The class names marks carry in a page. */
export type PaintName =
  | 'c-grid'
  | 'c-zero'
  | 'c-tick'
  | 'c-name'
  | 'c-strong'
  | 'c-value'
  | 'c-note'
  | 'c-place'
  | 'c-plate'
  | 'c-title'
  | 'c-subtitle'
  | 'c-on-dark'
  | 'c-on-mark'
  | 'c-paper'
  | `c-${'line' | 'dash' | 'fill' | 'hollow' | 'outlined' | 'hatch' | 'label'}-${ColourRole}`
  | 'c-land'
  | 'c-border'
  | 'c-centre'
  | 'c-centre-dot'
  | 'c-place-dot'
  | `c-${'map' | 'isle'}-${ValueStep}`
  | 'c-isle-edge'
  | 'c-hit'
  | `c-cell-${ValueStep}`
  | 'c-arc'
  | 'c-arc-edge'
  | 'c-arrow'
  | 'c-leader'
  | 'c-choice'
  | 'c-chosen'
  | 'c-choice-dot'
  | 'c-chosen-dot';

type RolePaints = Readonly<Record<Extract<PaintName, `c-${string}-${ColourRole}`>, Paint>>;

function paintsOfRole(role: ColourRole): Record<string, Paint> {
  return {
    [`c-line-${role}`]: { fill: 'none', stroke: role, width: 2, round: true },
    [`c-dash-${role}`]: { fill: 'none', stroke: role, width: 2, round: true, dash: '5 4' },
    [`c-fill-${role}`]: { fill: role },
    [`c-hollow-${role}`]: { fill: 'paper', stroke: role, width: 1.75 },
    [`c-outlined-${role}`]: { fill: 'tint', stroke: role, width: 1.5 },
    [`c-hatch-${role}`]: { fill: 'none', stroke: role, width: 1.25 },
    [`c-label-${role}`]: { fill: textTokenOf(role), size: 13, bold: true, halo: true },
  };
}

const ROLES: readonly ColourRole[] = ['accent', 'second', 'warning', 'harm', 'muted'];
const ROLE_PAINTS = Object.assign({}, ...ROLES.map(paintsOfRole)) as RolePaints;
const CLASSES: readonly ValueStep[] = [1, 2, 3, 4, 5, 'loss-1', 'loss-2', 'loss-3'];
const MAP_PAINTS = Object.fromEntries(
  CLASSES.flatMap((step): [string, Paint][] => [
    [`c-map-${step}`, { fill: `map-${step}` }],
    [`c-isle-${step}`, { fill: 'none', stroke: `map-${step}`, width: 5.5, round: true }],
    [`c-cell-${step}`, { fill: `cell-${step}`, size: 12 }],
  ]),
) as Record<`c-${'map' | 'isle' | 'cell'}-${ValueStep}`, Paint>;

/**
 * Every way of painting. One table for both themes: in a page it becomes {@link chartCss}, in a file the attributes of
 * each mark.
 */
const PAINTS: Readonly<Record<PaintName, Paint>> = {
  ...ROLE_PAINTS,
  ...MAP_PAINTS,
  'c-grid': { fill: 'none', stroke: 'rule', width: 1 },
  'c-zero': { fill: 'none', stroke: 'muted', width: 1 },
  'c-tick': { fill: 'muted', size: 12 },
  'c-name': { fill: 'ink', size: 13, halo: true },
  'c-value': { fill: 'ink', size: 13, halo: true, regular: true },
  'c-strong': { fill: 'ink', size: 13, bold: true },
  'c-note': { fill: 'muted', size: 13, regular: true },
  // Names and values on maps stand on plates: no one colour of letters can be read on every class.
  'c-plate': { fill: 'paper', opacity: 0.92 },
  'c-place': { fill: 'ink', size: 12, bold: true },
  'c-title': { fill: 'ink', size: 17, bold: true },
  'c-subtitle': { fill: 'muted', size: 13 },
  'c-on-dark': { fill: 'paper', size: 13, bold: true },
  'c-on-mark': { fill: 'on-mark', size: 13, bold: true },
  'c-paper': { fill: 'paper' },
  'c-land': { fill: 'land' },
  // Drawn at half scale with the land.
  'c-border': { fill: 'none', stroke: 'paper', width: 1.4, round: true },
  'c-centre': { fill: 'warning' },
  'c-centre-dot': { fill: 'warning', stroke: 'paper', width: 1.5 },
  'c-place-dot': { fill: 'ink', stroke: 'paper', width: 1 },
  // Nothing to see, but to be hit.
  'c-hit': { fill: 'paper', opacity: 0 },
  'c-isle-edge': { fill: 'none', stroke: 'muted', width: 7, round: true },
  'c-arc': { fill: 'none', stroke: 'ink', round: true },
  'c-arc-edge': { fill: 'none', stroke: 'paper', round: true },
  'c-arrow': { fill: 'ink', stroke: 'paper', width: 0.75 },
  'c-leader': { fill: 'none', stroke: 'ink', width: 0.75 },
  // Drawn at half scale, too.
  'c-choice': { fill: 'map-1' },
  'c-chosen': { fill: 'map-4' },
  'c-choice-dot': { fill: 'map-2', stroke: 'paper', width: 1 },
  'c-chosen-dot': { fill: 'accent', stroke: 'paper', width: 2.5 },
};

/** The paint of a name, with its optional parts. */
export function paintOf(name: PaintName): Paint {
  return PAINTS[name];
}

const HALO_WIDTH = 3;

function propertiesOf(paint: Paint, colour: (token: Token) => string): (readonly [property: string, value: string])[] {
  const properties: (readonly [string, string])[] = [];
  if (paint.fill !== undefined) properties.push(['fill', paint.fill === 'none' ? 'none' : colour(paint.fill)]);
  if (paint.opacity !== undefined) properties.push(['fill-opacity', `${paint.opacity}`]);
  if (paint.stroke !== undefined) properties.push(['stroke', colour(paint.stroke)]);
  if (paint.width !== undefined) properties.push(['stroke-width', `${paint.width}`]);
  if (paint.dash !== undefined) properties.push(['stroke-dasharray', paint.dash]);
  if (paint.round) properties.push(['stroke-linejoin', 'round'], ['stroke-linecap', 'round']);
  if (paint.halo) {
    properties.push(['stroke', colour('paper')], ['stroke-width', `${HALO_WIDTH}`]);
    properties.push(['stroke-linejoin', 'round'], ['paint-order', 'stroke']);
  }
  return properties;
}

/** The attributes a mark carries in a file: literal colours and letter sizes, for readers without style sheets. */
export function attributesOf(name: PaintName): string {
  const paint = paintOf(name);
  const properties = propertiesOf(paint, (token) => PALETTE[token].light);
  if (paint.size !== undefined) properties.push(['font-size', `${paint.size}`]);
  if (paint.bold || paint.regular) properties.push(['font-weight', paint.bold ? '600' : '400']);
  return properties.map(([property, value]) => ` ${property}="${value}"`).join('');
}

function ruleOf(name: PaintName): string {
  const paint = paintOf(name);
  const properties = propertiesOf(paint, (token) => `var(--${token})`);
  if (paint.size !== undefined) properties.push(['font-size', `${paint.size}px`]);
  if (paint.bold || paint.regular) properties.push(['font-weight', paint.bold ? '600' : '400']);
  return `.${name}{${properties.map(([property, value]) => `${property}:${value}`).join(';')}}`;
}

/**
 * The style rules a page with charts needs, once. Colours are the custom properties of {@link PALETTE}; the page
 * defines them for both schemes (see `paletteProperties`).
 */
export const chartCss: string = [
  '.chart{display:block;max-width:100%;height:auto;overflow:visible}',
  '.chart text{font-variant-numeric:tabular-nums}',
  ...Object.keys(PAINTS).map((name) => ruleOf(name as PaintName)),
  '.chart a:hover>*,.chart a:focus-visible>*{fill:var(--warning)}',
  '.chart a:focus-visible{outline:none}',
  '.chart a:focus-visible>*{stroke:var(--ink);stroke-width:2;paint-order:normal}',
].join('\n');
