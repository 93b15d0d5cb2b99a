import { Resvg } from '@resvg/resvg-js';
import { fontPaths } from '../fonts.ts';

/** A picture in pixels. */
export interface Png {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws an SVG (charts in the theme `file`) as a PNG in the faces files are set in, without fonts of the system, so
 * that it looks the same everywhere.
 *
 * @param scale 2 draws two pixels for each one of the SVG, sharp on fine screens and paper
 * @throws Error when the SVG is not well formed
 */
export function drawPng(svg: string, scale = 2): Png {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    // Without a ground, readers that show pages dark would set dark ink on it.
    background: '#ffffff',
    font: { loadSystemFonts: false, fontFiles: [...fontPaths()], defaultFontFamily: 'IBM Plex Sans' },
  }).render();
  return { bytes: new Uint8Array(image.asPng()), width: image.width, height: image.height };
}

/** The bytes of {@link drawPng} at twice the size of the SVG. */
export function renderPng(svg: string): Uint8Array {
  return drawPng(svg).bytes;
}
