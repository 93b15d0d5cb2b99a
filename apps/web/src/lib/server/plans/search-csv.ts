import { renderCsv } from '@sterna/publish';
import type { Reader } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { placeText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { documentKindText, themeText, yearsText } from '#lib/plan-text.ts';
import { fileResponse } from '#lib/server/file-response.ts';
import { textTable } from '#lib/server/text-table.ts';
import { workbench } from '#lib/server/workbench.ts';
import { excerptPieces, searchIn } from './search-page.ts';

/** Results that a file holds at most. */
const MOST = 1000;

/** The results of a search as a table to take away. @param taken told how many rows there are, before they are given */
export async function searchCsv(
  reader: Reader,
  query: URLSearchParams,
  language: Language,
  taken: (rows: number) => Promise<void> = async () => undefined,
): Promise<Response> {
  const { words, filter } = searchIn(query);
  const { found } =
    words === '' && filter.theme === undefined
      ? { found: [] }
      : await workbench().spaces.plans.search(reader, words, filter, { from: 0, most: MOST });
  const columns = [
    m.plans_field_title(),
    m.plans_field_kind(),
    m.plans_field_place(),
    m.plans_field_period(),
    m.plans_page_name(),
    m.plans_field_language(),
    m.plans_themes(),
    m.plans_text(),
    'SHA256',
  ];
  const rows = found.map((one) => [
    one.title,
    documentKindText(one.kind),
    one.place === null ? '' : placeText(one.place, language),
    yearsText(one),
    one.page > 0 ? String(one.page) : '',
    one.language,
    one.themes.map((theme) => themeText(theme, language)).join('; '),
    excerptPieces(one.excerpt)
      .map(({ text }) => text)
      .join(''),
    one.fileSha256,
  ]);
  await taken(rows.length);
  const csv = renderCsv(textTable('search', m.plans_search(), columns, rows));
  return fileResponse('search', 'csv', async () => Buffer.from(csv));
}
