import type { CellLook } from './workbook.ts';

const LOOKS: readonly CellLook[] = ['plain', 'head', 'wrapped', 'link', 'error', 'warning', 'info'];

/**
 * Index of a look among the styles of the workbook.
 *
 * @param quoted for texts that a spreadsheet would take for a formula once somebody edits them
 */
export function styleOf(look: CellLook, quoted: boolean): number {
  return LOOKS.indexOf(look) * 2 + (quoted ? 1 : 0);
}

/** Tints of brick, amber and teal, light enough for dark text. */
const FILLS = ['FFF3D6CF', 'FFFBE8C6', 'FFD3EBE8'] as const;

const fillOf: Readonly<Record<CellLook, number>> = {
  plain: 0,
  head: 0,
  wrapped: 0,
  link: 0,
  error: 2,
  warning: 3,
  info: 4,
};
const fontOf: Readonly<Record<CellLook, number>> = {
  plain: 0,
  head: 1,
  wrapped: 0,
  link: 2,
  error: 0,
  warning: 0,
  info: 0,
};

/** `xl/styles.xml`: each look twice, the second time as text for good. */
export function stylesXml(): string {
  const fills = FILLS.map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const formats = LOOKS.flatMap((look) =>
    ['', ' quotePrefix="1"'].map((quote) => {
      const wrap =
        look === 'wrapped' || look === 'head'
          ? ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
          : '/>';
      return `<xf numFmtId="0" fontId="${fontOf[look]}" fillId="${fillOf[look]}" borderId="0" xfId="0" applyFont="1" applyFill="1"${quote}${wrap}`;
    }),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>',
    '<font><u/><sz val="11"/><color rgb="FF0B6B66"/><name val="Calibri"/></font></fonts>',
    `<fills count="${FILLS.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
}
