import { describe, expect, it } from 'vitest';
import { PALETTE, type Token } from './palette.ts';

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: readonly Token[] = ['ink', 'muted', 'accent-text', 'second-text', 'warning-text', 'harm-text'];
const MARKS: readonly Token[] = ['accent', 'second', 'warning', 'harm', 'muted'];
const LETTERED: readonly (readonly [letters: Token, mark: Token])[] = [
  ['paper', 'accent'],
  ['paper', 'harm'],
  ['paper', 'muted'],
  ['on-mark', 'warning'],
  ['on-mark', 'second'],
  ['ink', 'tint'],
  ['cell-1', 'map-1'],
  ['cell-2', 'map-2'],
  ['cell-3', 'map-3'],
  ['cell-4', 'map-4'],
  ['cell-5', 'map-5'],
  ['cell-loss-1', 'map-loss-1'],
  ['cell-loss-2', 'map-loss-2'],
  ['cell-loss-3', 'map-loss-3'],
];

describe.each(['light', 'dark'] as const)('colours of the %s scheme', (scheme) => {
  const ratio = (one: Token, other: Token): number => contrast(PALETTE[one][scheme], PALETTE[other][scheme]);

  it.each(TEXT)('%s can be read on paper', (token) => {
    expect(ratio(token, 'paper')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(MARKS)('%s can be seen on paper', (token) => {
    expect(ratio(token, 'paper')).toBeGreaterThanOrEqual(3);
  });

  it.each(LETTERED)('letters in %s can be read on %s', (letters, mark) => {
    expect(ratio(letters, mark)).toBeGreaterThanOrEqual(4.5);
  });

  it('map classes go one way from faint to strong', () => {
    const steps = (['land', 'map-1', 'map-2', 'map-3', 'map-4', 'map-5'] as const).map((token) =>
      ratio(token, 'paper'),
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    const losses = (['map-loss-1', 'map-loss-2', 'map-loss-3'] as const).map((token) => ratio(token, 'paper'));
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
  });
});
