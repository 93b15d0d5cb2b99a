import type { TabularFile } from '@sterna/tabular';
import { editDistance, type ListedPlace } from '@sterna/vocabulary';
import * as v from 'valibot';
import type { Finding } from '../finding.ts';
import { constantsOf } from './constants.ts';
import type { ColumnMapping, Mapping, MappingTarget } from './mapping.ts';
import { ADVICE, isTarget, MAPPING_SHAPE, TARGETS } from './mapping-schema.ts';
import { Meanings } from './meanings/meanings.ts';
import { layOut, type TableLayout, tablesOf } from './table-layout.ts';

/** A mapping, if what was given is one, and what is wrong with it. */
export interface CheckedMapping {
  /** Absent when a finding is an error. */
  readonly mapping?: Mapping;
  readonly findings: readonly Finding[];
}

const error = (rule: string, message: string, where: string): Finding => ({ rule, severity: 'error', message, where });

/** Letters that a misspelt word may be off by, of so many. */
const LETTERS_FOR_ONE_SLIP = 3;

/** The word that was most likely meant by a misspelt one; nothing where none is near. */
function nearestTo(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / LETTERS_FOR_ONE_SLIP));
  const distances = known.map((one) => editDistance(word.toLowerCase(), one.toLowerCase(), limit));
  const smallest = Math.min(...distances);
  return smallest > limit ? undefined : known[distances.indexOf(smallest)];
}

/** `columns[2].is`. */
const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key }, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`))
    .join('');

function shapeFinding(issue: v.BaseIssue<unknown>): Finding {
  const where = pathOf(issue);
  const keys = (issue.path ?? []).map(({ key }) => key).filter((key) => typeof key === 'string');
  const name = keys.at(-1) ?? '';
  const given = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)?.slice(0, 80);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = Object.keys(ADVICE);
    const near = nearestTo(name, known);
    const meant = near === undefined ? '' : ` Did you mean “${near}”?`;
    return error(
      'mapping-field',
      `There is no field “${name}” here.${meant} Fields are: ${known.join(', ')}. Check the spelling, or take it out.`,
      where,
    );
  }
  const advice = ADVICE[name] ?? ADVICE[keys[0] ?? ''] ?? 'Write a mapping: an object with "mapping": 1 and "columns".';
  const what = where === '' ? 'The mapping' : `The field ${where}`;
  const isPart = ['is', 'headGives'].includes(keys.findLast((key) => key in ADVICE) ?? '');
  const near = isPart && typeof issue.input === 'string' ? nearestTo(issue.input, TARGETS) : undefined;
  const meant = near === undefined ? '' : ` Did you mean “${near}”?`;
  return error('mapping-field', `${what} holds ${given}, which cannot be.${meant} ${advice}`, where);
}

/** Keys of `of`, `constants` and `words` that are no parts of an observation. */
function wrongTargets(mapping: Mapping): Finding[] {
  const places: [string, object | undefined][] = [
    ['constants', mapping.constants],
    ['words', mapping.words],
    ...mapping.columns.map(({ of }, i): [string, object | undefined] => [`columns[${i}].of`, of]),
  ];
  return places.flatMap(([where, object]) =>
    Object.keys(object ?? {})
      .filter((key) => !isTarget(key) || key === 'OBS_VALUE' || key === 'ignore')
      .map((key) => {
        const targets = TARGETS.filter((known) => known !== 'OBS_VALUE' && known !== 'ignore').join(', ');
        const near = nearestTo(key, TARGETS);
        const meant = near === undefined ? '' : ` Did you mean “${near}”?`;
        return error(
          'mapping-field',
          `${where} says something of “${key}”.${meant} It can say it of ${targets}, or DIMENSION:OCCUPATION.`,
          `${where}.${key}`,
        );
      }),
  );
}

function columnFindings(column: ColumnMapping, i: number): Finding[] {
  const where = `columns[${i}]`;
  const found: Finding[] = [];
  const choices = ['heading', 'column', 'columns'].filter((key) => key in column);
  if (choices.length !== 1) {
    const message = `${where} has to say which column it is, in one way: "heading": "Year", "column": "D" or "columns": "D:K".`;
    found.push(error('mapping-field', message, where));
  }
  for (const key of ['of', 'headGives', 'multiplier'] as const) {
    if (column[key] === undefined || column.is === 'OBS_VALUE') continue;
    found.push(
      error(
        'mapping-field',
        `${where} has “${key}”, which is for columns of values. Write "is": "OBS_VALUE", or take it out.`,
        where,
      ),
    );
  }
  if (column.is === 'OBS_VALUE' && column.fillDown === true) {
    found.push(
      error(
        'mapping-field',
        `${where}: values are never filled down, since an empty cell states nothing. Take "fillDown" out.`,
        where,
      ),
    );
  }
  const given = [column.headGives ?? []].flat().filter((target) => target !== 'ignore');
  if (new Set(given).size < given.length || given.includes('OBS_VALUE')) {
    found.push(
      error('mapping-field', `${where}.headGives names the same twice, or OBS_VALUE. ${ADVICE['headGives']}`, where),
    );
  }
  return found;
}

/** Parts of an observation that the mapping says in two places. */
function toldTwice(mapping: Mapping): Finding[] {
  const columns = new Map<MappingTarget, number>();
  const found: Finding[] = [];
  for (const [i, { is, columns: range }] of mapping.columns.entries()) {
    if (is === 'OBS_VALUE' || is === 'ignore') continue;
    const before = columns.get(is);
    if (before !== undefined || range?.includes(':')) {
      const message = `Two columns give ${is} (columns[${before ?? i}] and columns[${i}]). Keep the one that says it best; write "is": "ignore" for the other.`;
      found.push(error('mapping-told-twice', message, `columns[${i}]`));
    }
    columns.set(is, i);
  }
  for (const [i, { of, headGives }] of mapping.columns.entries()) {
    for (const target of [...Object.keys(of ?? {}), ...[headGives ?? []].flat()] as MappingTarget[]) {
      if (!columns.has(target)) continue;
      const message = `${target} is told by a column of its own and by the heading of columns[${i}]. Keep one of them.`;
      found.push(error('mapping-told-twice', message, `columns[${i}]`));
    }
  }
  for (const target of Object.keys(mapping.constants ?? {}) as MappingTarget[]) {
    if (!columns.has(target) || target === 'UNIT_MEASURE' || target === 'OBS_STATUS') continue;
    const message = `${target} is told by a column and as a constant. Keep one of them; what an empty cell means is said by "words": {"${target}": {"": "…"}}.`;
    found.push(error('mapping-told-twice', message, `constants.${target}`));
  }
  return found;
}

const ADVICE_MISSING: Readonly<Record<string, string>> = {
  INDICATOR:
    'what is measured: "constants": {"INDICATOR": "MIGRANT_STOCK"}, a column, or "of" where each column measures another thing',
  REF_AREA: 'which place the figures are about: "constants": {"REF_AREA": "SEN"} or a column',
  TIME_PERIOD:
    'which period they are of: a column, "headGives": "TIME_PERIOD" where years are headings, or "constants": {"TIME_PERIOD": "2020"}',
};

/** What no part of the mapping tells. */
function untold(mapping: Mapping): Finding[] {
  const values = mapping.columns.filter(({ is }) => is === 'OBS_VALUE');
  if (values.length === 0) {
    return [
      error(
        'mapping-untold',
        'No column gives the values. Write {"heading": "…", "is": "OBS_VALUE"} for the one that has them.',
        'columns',
      ),
    ];
  }
  return Object.entries(ADVICE_MISSING).flatMap(([target, advice]) => {
    const isTold =
      mapping.constants?.[target as MappingTarget] !== undefined ||
      mapping.columns.some(({ is }) => is === target) ||
      values.every(
        ({ of, headGives }) =>
          of?.[target as MappingTarget] !== undefined || [headGives].flat().includes(target as MappingTarget),
      );
    return isTold ? [] : [error('mapping-untold', `The mapping does not say ${advice}.`, target)];
  });
}

/**
 * Checks a mapping as it comes from a file or a form. Every mistake is a finding that names the field, as in
 * `columns[2].is`, and says how to mend it.
 *
 * @param json the parsed JSON, of any shape
 * @param places of a list of one's own, which it may name
 */
export function checkMapping(json: unknown, places: readonly ListedPlace[] = []): CheckedMapping {
  const parsed = v.safeParse(MAPPING_SHAPE, json);
  if (!parsed.success) return { findings: parsed.issues.map(shapeFinding) };
  const mapping = json as Mapping;
  const findings = [
    ...wrongTargets(mapping),
    ...mapping.columns.flatMap(columnFindings),
    ...toldTwice(mapping),
    ...untold(mapping),
    ...constantsOf(mapping, new Meanings(mapping, places)).findings,
    ...wrongRows(mapping),
  ];
  return findings.length === 0 ? { mapping, findings } : { findings };
}

function wrongRows({ rows }: Mapping): Finding[] {
  if (rows?.first === undefined || rows.last === undefined || rows.first <= rows.last) return [];
  return [
    error('mapping-field', `The last row of figures (${rows.last}) comes before the first (${rows.first}).`, 'rows'),
  ];
}

/** Checks a mapping against a file: whether its sheet, its rows and its columns are there, and its headings can be read. */
export async function checkMappingFits(
  mapping: Mapping,
  file: TabularFile,
  places: readonly ListedPlace[] = [],
): Promise<readonly Finding[]> {
  const checked = checkMapping(mapping, places);
  if (checked.mapping === undefined) return checked.findings;
  const tables = await tablesOf(mapping, file);
  if (tables.length === 0) {
    const names = file.tables
      .map(({ name }) => name)
      .slice(0, 40)
      .join(', ');
    const message =
      file.tables.length === 0
        ? 'The file has no tables. Give CSV or XLSX.'
        : `There is no sheet “${mapping.table ?? ''}”. The sheets are: ${names || 'one without a name'}.`;
    return [error('mapping-sheet-missing', message, 'table')];
  }
  const meanings = new Meanings(mapping, places);
  const layouts = await Promise.all(tables.map((table) => layOut(mapping, table, meanings)));
  if (mapping.table !== '*')
    return layouts.flatMap(({ findings, ...layout }) => [...findings, ...withoutValues(layout)]);
  const fitting = layouts.filter(({ findings }) => !findings.some(isMisfit));
  if (fitting.length === 0) return layouts[0]?.findings ?? [];
  const passed = layouts.filter((layout) => !fitting.includes(layout)).map(({ table }) => table.name);
  const message = `Sheets that do not have the columns of the mapping were passed over: ${passed.join(', ')}.`;
  const note: Finding = { rule: 'table-not-read', severity: 'info', message, where: '' };
  return [...fitting.flatMap(({ findings }) => findings), ...(passed.length > 0 ? [note] : [])];
}

const isMisfit = ({ rule }: Finding): boolean => /^mapping-(?:heading|column)/.test(rule);

/** A column whose heading cannot be read is left out; without any other nothing can be read. */
function withoutValues({ values, table }: Omit<TableLayout, 'findings'>): Finding[] {
  if (values.length > 0) return [];
  const message = 'None of the columns of values can be read. Check their headings, or say with "of" what they hold.';
  return [error('mapping-untold', message, table.name === '' ? 'columns' : `sheet ${table.name}`)];
}
