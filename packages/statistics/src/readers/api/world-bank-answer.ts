import type { Cell } from '@sterna/tabular';
import { type Answer, cellOf, isObject, type JsonObject, pageOf } from './answer.ts';
import { recordsTable } from './records-table.ts';

const HEADINGS = ['Country Code', 'Country Name', 'Indicator Code', 'Indicator Name', 'Year', 'Value'];

const textIn = (value: unknown, name: string): string =>
  isObject(value) && typeof value[name] === 'string' ? value[name] : '';

/** Older answers give two letters only, and aggregates have no ISO code. */
function recordOf(item: JsonObject): readonly Cell[] {
  const { country, indicator, countryiso3code: iso3, date, value } = item;
  const code = typeof iso3 === 'string' && iso3 !== '' ? iso3 : textIn(country, 'id');
  const name = textIn(country, 'value');
  return [code, name, textIn(indicator, 'id'), textIn(indicator, 'value'), cellOf(date), cellOf(value)];
}

function answerOf(name: string, records: readonly (readonly Cell[])[], head: JsonObject): Answer {
  const updated = cellOf(head['lastupdated']);
  const above = updated === null || updated === '' ? [] : [['Last Updated Date', updated]];
  return { table: recordsTable(name, HEADINGS, records, above), ...pageOf(head['page'], head['pages']) };
}

/** `[{page, pages, …}, [{indicator, country, date, value}, …]]`, as `/v2/country/…/indicator/…?format=json` answers. */
export function worldBankJson(name: string, content: unknown): Answer | undefined {
  if (!Array.isArray(content)) return undefined;
  const [head, items]: readonly unknown[] = content;
  if (!isObject(head) || !('pages' in head) || !Array.isArray(items)) return undefined;
  const records = items.filter(isObject);
  if (!records.some(({ indicator, country }) => isObject(indicator) && isObject(country))) return undefined;
  return answerOf(name, records.map(recordOf), head);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(text: string): string {
  return text
    .replace(/&#(x[0-9a-f]+|\d+);/gi, (whole, digits: string) => {
      const code = Number(digits.replace(/^x/i, '0x'));
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .trim();
}

/** The text of an element of a record, and its attribute `id`. */
function element(record: string, name: string): { readonly text: string; readonly id: string } {
  const found = new RegExp(`<wb:${name}(\\s[^>]*?)?(?:/>|>([^<]*)</wb:${name}>)`).exec(record);
  const id = /\sid="([^"]*)"/.exec(found?.[1] ?? '')?.[1] ?? '';
  return { text: plain(found?.[2] ?? ''), id: plain(id) };
}

/**
 * The same as XML, `<wb:data page="1" pages="3" lastupdated="2024-06-28"><wb:data>…`: flat records without nesting, so
 * that they are cut out as texts. Definitions of entities are never looked at.
 */
export function worldBankXml(name: string, text: string): Answer | undefined {
  const root = /<wb:data\s([^>]*)>/.exec(text);
  if (root === null) return undefined;
  const head = Object.fromEntries(
    [...(root[1] ?? '').matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, plain(value)]),
  );
  const records: Cell[][] = [];
  for (const record of text
    .slice(root.index + root[0].length)
    .split('<wb:data>')
    .slice(1)) {
    const country = element(record, 'country');
    const indicator = element(record, 'indicator');
    const code = element(record, 'countryiso3code').text || country.id;
    const value = element(record, 'value').text;
    records.push([
      ...[code, country.text, indicator.id, indicator.text, element(record, 'date').text],
      value === '' ? null : value,
    ]);
  }
  return records.length === 0 ? undefined : answerOf(name, records, head);
}

/** A field of a record of the download: `<field name="Item" key="SM.POP.NETM">Net migration</field>`. */
const FIELD = /<field\s+name="([^"]*)"(?:\s+key="([^"]*)")?\s*(?:\/>|>([^<]*)<\/field>)/g;

/** The download of an indicator or a country as XML: `<Root><data><record><field …>`, flat records too. */
export function worldBankDownload(name: string, text: string): Answer | undefined {
  const records: Cell[][] = [];
  for (const record of text.split('<record>').slice(1)) {
    const fields = new Map(
      [...record.matchAll(FIELD)].map(([, field = '', key = '', value = '']) => [
        field,
        { key: plain(key), text: plain(value) },
      ]),
    );
    const [country, item, year, value] = ['Country or Area', 'Item', 'Year', 'Value'].map((each) => fields.get(each));
    if (country === undefined || item === undefined) continue;
    const read = value?.text ?? '';
    records.push([country.key, country.text, item.key, item.text, year?.text ?? null, read === '' ? null : read]);
  }
  return records.length === 0 ? undefined : answerOf(name, records, {});
}
