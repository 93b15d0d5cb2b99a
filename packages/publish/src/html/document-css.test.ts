import { PALETTE } from '@sterna/charts';
import { describe, expect, it } from 'vitest';
import { documentCss } from './document-css.ts';

const css = documentCss();
const schemes = {
  light: /:root \{(.*?)\n\}/s.exec(css)?.[1] ?? '',
  dark: /prefers-color-scheme: dark\) \{\s*:root \{(.*?)\n {2}\}/s.exec(css)?.[1] ?? '',
};

function token(scheme: keyof typeof schemes, name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(schemes[scheme])?.[1] ?? '';
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s scheme', (scheme) => {
  it('has the colours of the charts, token for token', () => {
    for (const [name, shade] of Object.entries(PALETTE))
      expect([name, token(scheme, name)]).toEqual([name, shade[scheme]]);
  });

  it.each(['ink', 'muted', 'accent-text', 'warning-text', 'harm-text'])(
    'keeps %s readable on paper and on tint',
    (name) => {
      expect(contrast(token(scheme, name), token(scheme, 'paper'))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token(scheme, name), token(scheme, 'tint'))).toBeGreaterThanOrEqual(4.5);
    },
  );
});

describe('the style sheet', () => {
  it('has all its parts inside: a page that carries it can fetch none', () => {
    expect(css).not.toContain('@import');
    for (const part of ['.key-figures', '.contents', '.chart-title', '.scroller', '.notice', '@media print']) {
      expect(css).toContain(part);
    }
  });

  it('colours letters with text tokens only', () => {
    const used = [...css.matchAll(/[^-]color: var\(--([\w-]+)\)/g)].map((match) => match[1]);
    for (const name of used) expect(['ink', 'muted', 'accent-text', 'warning-text', 'harm-text']).toContain(name);
  });

  it('moves nothing by itself: a long way through a document is a jump', () => {
    expect(css).not.toMatch(/scroll-behavior|transition|animation/);
  });
});

describe('on paper', () => {
  const print = css.slice(css.indexOf('@media print'));

  it('is white with the colours of the light scheme, also where the screen is dark', () => {
    expect(css).toMatch(/@media screen and \(prefers-color-scheme: dark\)/);
    expect(css).not.toMatch(/@media \(prefers-color-scheme: dark\)/);
    expect(print).toMatch(/:root \{\s*color-scheme: light;\s*--paper: #ffffff;\s*\}/);
  });

  it('sets key figures in three columns', () => {
    expect(print).toMatch(/\.key-figures \{\s*grid-template-columns: repeat\(3, 1fr\)/);
  });

  it('never leaves headings, captions, heads of tables and statements at the foot of a page', () => {
    const rule = /:is\(([^)]*)\) \{\s*break-after: avoid/.exec(print)?.[1] ?? '';
    for (const part of ['h2', 'h3', 'h4', 'figcaption', 'caption', 'thead', '.statement']) {
      expect(rule.split(/,\s*/)).toContain(part);
    }
  });
});
