import { type SheetRow, sheetNames, writeWorkbook } from '@sterna/exchange';
import { computedFrom } from '@sterna/spaces';
import { indicatorByCode, unitName } from '@sterna/statistics';
import { directionOf, type Language, placeByCode } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';

/** An empty table for national figures: its headings are those by which files are read, in each of the languages. */
export interface Template {
  readonly headings: readonly string[];
  /** A line for each indicator, with its code and name, for the year before this one. */
  readonly rows: readonly (readonly string[])[];
}

/** @param codes indicators that the person may bring; computed ones are left out */
export function templateFor(codes: readonly string[], year: number, language: Language): Template {
  return {
    headings: [
      m.own_template_code(),
      m.own_template_name(),
      m.own_template_period(),
      m.own_template_sex(),
      m.own_template_counterpart(),
      m.own_template_value(),
      m.own_template_note(),
    ],
    rows: codes
      .filter((code) => computedFrom(code).length === 0)
      .map((code) => [
        code,
        nameOf(code, language),
        String(year),
        m.own_template_total(),
        m.own_template_total(),
        '',
        '',
      ]),
  };
}

function nameOf(code: string, language: Language): string {
  const indicator = indicatorByCode(code);
  return indicator ? `${indicator.name[language]} (${unitName(indicator.unit, language)})` : code;
}

/** Spreadsheets part cells as the reader's country does: where decimals have a comma, by a semicolon. */
export function templateCsv({ headings, rows }: Template, language: Language): string {
  const mark = language === 'en' ? ',' : ';';
  const field = (text: string): string => (/[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${[headings, ...rows].map((row) => row.map(field).join(mark)).join('\r\n')}\r\n`;
}

async function* rowsOf(lines: readonly (readonly string[])[]): AsyncGenerator<readonly SheetRow[]> {
  yield lines.map((cells, index) => ({
    number: index + 1,
    cells: cells.map((value) => ({ value, look: index === 0 ? ('head' as const) : ('plain' as const) })),
  }));
}

/** The template as a workbook: the table, and on a second sheet what each indicator means. */
export function templateXlsx(template: Template, place: string, language: Language): AsyncIterable<Uint8Array> {
  const [table = 'Figures', list = 'Indicators'] = sheetNames([m.own_template_sheet(), m.own_template_list()]);
  const rightToLeft = directionOf(language) === 'rtl';
  const meanings = template.rows.map(([code = '']) => {
    const indicator = indicatorByCode(code);
    return [
      code,
      indicator?.name[language] ?? code,
      indicator ? unitName(indicator.unit, language) : '',
      indicator?.definition[language] ?? '',
    ];
  });
  const heads = [m.own_template_code(), m.own_template_name(), m.own_template_unit(), m.own_template_definition()];
  const about = [m.own_template_about({ place: placeByCode(place)?.name[language] ?? place })];
  return writeWorkbook([
    {
      name: table,
      rows: rowsOf([template.headings, ...template.rows]),
      widths: [28, 52, 12, 12, 22, 18, 30],
      frozenRows: 1,
      rightToLeft,
    },
    {
      name: list,
      rows: rowsOf([heads, ...meanings, [], about]),
      widths: [28, 44, 20, 90],
      frozenRows: 1,
      rightToLeft,
    },
  ]);
}
