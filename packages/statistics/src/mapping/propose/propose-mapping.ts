import { columnLetter, type Row, type Table, type TabularFile } from '@sterna/tabular';
import type { Finding } from '../../finding.ts';
import { textOf } from '../../readers/reading/head.ts';
import { columnsNamed, findHeadRows, type HeadRows, headOf, startOf } from '../head-rows.ts';
import type { ColumnMapping, Mapping, MappingTarget } from '../mapping.ts';
import { isSourceLine } from '../meanings/meanings.ts';
import { nameWithoutEnding, sourceIdOf } from '../own-source.ts';
import type { MappingProposal, ProposedColumn } from '../proposal.ts';
import { chooseParts, furtherDimension, proposedOf, reasonOf, type SeenColumn } from './choose-parts.ts';
import { type ChosenValues, chooseValues } from './choose-values.ts';
import { valuesOf } from './column-values.ts';
import { guessByHeading } from './heading-words.ts';
import { neededDimensions } from './needed-dimensions.ts';
import { guessWriting } from './number-writing.ts';
import { readTitle } from './title-said.ts';
import { valueColumns } from './value-columns.ts';

/** Rows looked at for what the columns hold. */
const ROWS_LOOKED_AT = 400;
/** Tables of a file that are looked at; the rest of a large archive is not. */
const TABLES_LOOKED_AT = 12;
const WIDEST = 600;

interface Looked {
  readonly head: HeadRows;
  readonly above: readonly Row[];
  /** Rows of figures. */
  readonly rows: readonly Row[];
  readonly columns: readonly SeenColumn[];
}

async function lookAt(table: Table): Promise<Looked> {
  const rows = await table.head(ROWS_LOOKED_AT);
  const start = await startOf(table);
  const { numbers, first } = findHeadRows(start.rows, start.merges);
  const head = headOf(numbers, start.rows, start.merges);
  const top = numbers[0] ?? first;
  const below = rows.filter(
    ({ number, cells }) =>
      number >= first && cells.filter((cell) => textOf(cell) !== '').length > 1 && !isSourceLine(textOf(cells[0])),
  );
  const width = Math.min(WIDEST, Math.max(head.headings.length, 0, ...below.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    heading: head.headings[column] ?? '',
    values: valuesOf(below, column),
  }));
  return { head, above: rows.filter(({ number }) => number < top), rows: below, columns };
}

/** A column of labels that has gaps below its first row stands for what is above. */
function fillsDown(rows: readonly Row[], column: number, values: readonly number[]): boolean {
  const figures = rows.filter(({ cells }) => values.some((value) => textOf(cells[value]) !== ''));
  const filled = figures.map(({ cells }) => textOf(cells[column]) !== '');
  const gaps = filled.filter((isFilled) => !isFilled).length;
  // Where a word is said row after row, a gap is not what stands above it.
  const repeats = figures.filter(({ cells }, i) => {
    const text = textOf(cells[column]);
    return text !== '' && text === textOf(figures[i - 1]?.cells[column]);
  });
  return gaps / filled.length > 0.05 && filled.some(Boolean) && repeats.length <= filled.length * 0.02;
}

/** A column by its heading where that is the only one, else by its letter. */
function choiceOf({ heading, letter }: ProposedColumn, head: HeadRows): Pick<ColumnMapping, 'heading' | 'column'> {
  return heading !== '' && columnsNamed(head, heading).length === 1 ? { heading } : { column: letter };
}

/** A name beside a code is not needed twice. */
function reasonToIgnore(seen: SeenColumn, given: ReadonlyMap<MappingTarget, SeenColumn>): string {
  const target = guessByHeading(seen.heading)?.target;
  const other = target === undefined ? undefined : given.get(target);
  if (other === undefined) return reasonOf(seen, 'ignore', 'nothing', 0);
  return `Column ${columnLetter(other.column + 1)} gives ${target} already.`;
}

interface Parts {
  readonly proposed: readonly ProposedColumn[];
  readonly chosen: ChosenValues;
}

function proposeColumns({ columns, head, rows }: Looked): Parts {
  const parts = chooseParts(columns);
  const unclaimed = columns.filter(({ column }) => !parts.has(column));
  const given = new Set([...parts.values()].map(({ target }) => target));
  const chosen = chooseValues(unclaimed, head, given);
  const valuesAt = chosen.values.map(({ seen }) => seen.column);
  const free = columns.filter(({ column }) => !parts.has(column) && !valuesAt.includes(column));
  const needed = neededDimensions(rows, [...parts.keys()], valuesAt, free);
  const proposedParts = new Map([...parts.values()].map(({ target, seen }) => [target, seen]));
  const proposed = columns.map((seen): ProposedColumn => {
    const value = chosen.values.find((one) => one.seen === seen);
    if (value !== undefined) {
      const reason = reasonOf(seen, 'OBS_VALUE', value.because, seen.values.shares.OBS_VALUE ?? 0);
      const of = Object.keys(value.of).length > 0 ? { of: value.of } : {};
      return proposedOf(seen, 'OBS_VALUE', value.confidence, value.because, reason, of);
    }
    const part = parts.get(seen.column);
    if (part !== undefined) {
      const down =
        !/NOTE|STATUS|UNIT|ATTR/.test(part.target) && fillsDown(rows, seen.column, valuesAt) ? { fillDown: true } : {};
      const reason = `${reasonOf(seen, part.target, part.because, part.share)}${down.fillDown ? ' Gaps in it mean what stands above.' : ''}`;
      return proposedOf(seen, part.target, part.confidence, part.because, reason, down);
    }
    if (needed.has(seen.column)) {
      const reason = 'Without it, rows that differ would say the same.';
      return proposedOf(
        seen,
        furtherDimension(seen),
        0.4,
        'values',
        reason,
        fillsDown(rows, seen.column, valuesAt) ? { fillDown: true } : {},
      );
    }
    return proposedOf(seen, 'ignore', 0.5, 'nothing', reasonToIgnore(seen, proposedParts));
  });
  return { proposed, chosen };
}

/** Parts of an observation that nothing proposed says. */
function missingOf(mapping: Mapping): readonly MappingTarget[] {
  const values = mapping.columns.filter(({ is }) => is === 'OBS_VALUE');
  const isSaid = (target: MappingTarget): boolean =>
    mapping.constants?.[target] !== undefined ||
    mapping.columns.some(({ is }) => is === target) ||
    (values.length > 0 &&
      values.every(({ of, headGives }) => of?.[target] !== undefined || [headGives].flat().includes(target)));
  const needed: MappingTarget[] = ['INDICATOR', 'REF_AREA', 'TIME_PERIOD'];
  return [...(values.length === 0 ? (['OBS_VALUE'] as const) : []), ...needed.filter((target) => !isSaid(target))];
}

function confidenceOf(columns: readonly ProposedColumn[], missing: readonly MappingTarget[]): number {
  const used = columns.filter(({ is }) => is === 'OBS_VALUE' || /AREA|TIME_PERIOD|INDICATOR|SEX|AGE/.test(is));
  const least = Math.min(...used.map(({ confidence }) => confidence), used.length === 0 ? 0 : 1);
  return missing.includes('OBS_VALUE') ? 0 : Math.max(0, Math.round((least - missing.length * 0.15) * 100) / 100);
}

/** Fewer letters are a mark or a number of a table, and no title. */
const SHORTEST_TITLE = 8;
const LONGEST_NAME = 120;

/** What a table is to be known by: its title, else the name of its file. */
function nameOf(above: readonly Row[], file: string): string {
  const lines = above.map(({ cells }) => cells.map(textOf).filter((text) => text !== ''));
  const title = lines.find(([text = '', ...others]) => others.length === 0 && text.length >= SHORTEST_TITLE)?.[0];
  return (title ?? nameWithoutEnding(file)).slice(0, LONGEST_NAME).trim();
}

async function proposeFor(table: Table, names: readonly string[], file: string): Promise<MappingProposal> {
  const looked = await lookAt(table);
  const { proposed, chosen } = proposeColumns(looked);
  const title = readTitle(looked.above, table.name);
  const valuesAt = chosen.values.map(({ seen }) => seen.column);
  const { writing, doubtful } = guessWriting(looked.rows, valuesAt);
  const split = hasSplitYears(looked.rows, proposed, chosen, looked.head);
  const parts = proposed.filter(({ is }) => is !== 'ignore' && is !== 'OBS_VALUE');
  const columns: ColumnMapping[] = [
    ...parts.map(
      (one) =>
        ({ ...choiceOf(one, looked.head), is: one.is, ...(one.fillDown && { fillDown: true }) }) as ColumnMapping,
    ),
    ...valueColumns(chosen, looked.head, looked.columns.length),
  ];
  const bare: Mapping = {
    mapping: 1,
    ...(names.length > 1 && { table: table.name }),
    head: looked.head.numbers,
    columns,
  };
  const untold = missingOf(bare);
  const fromTitle = Object.fromEntries(
    Object.entries(title.said).filter(([target]) => untold.includes(target as MappingTarget)),
  );
  const multiplier = chosen.values.some((value) => value.multiplier !== undefined) ? undefined : title.multiplier;
  const numbers = { ...writing, ...(multiplier !== undefined && { multiplier }) };
  const name = nameOf(looked.above, file);
  const source = sourceIdOf(name);
  const mapping: Mapping = {
    ...bare,
    ...(name !== '' && { name }),
    ...(source !== '' && { release: { source } }),
    ...(Object.keys(fromTitle).length > 0 && { constants: fromTitle }),
    ...(chosen.words !== undefined && { words: chosen.words }),
    ...(Object.keys(numbers).length > 0 && { numbers }),
  };
  const missing = missingOf(mapping);
  const confidence = confidenceOf(proposed, missing) * (Object.keys(fromTitle).length > 0 ? 0.8 : 1);
  return {
    mapping,
    tables: names,
    table: table.name,
    head: looked.head.numbers,
    columns: proposed,
    missing,
    fromTitle,
    confidence: Math.round(confidence * 100) / 100,
    findings: [...doubtsOf(doubtful, numbers), ...split],
  };
}

function doubtsOf(
  doubtful: string | undefined,
  { decimal, thousands }: NonNullable<Mapping['numbers']>,
): readonly Finding[] {
  if (doubtful === undefined) return [];
  const taken =
    thousands === undefined
      ? 'Nothing was assumed'
      : `“${thousands}” was taken for the separator of thousands and “${decimal}” for that of decimals`;
  const message = `Numbers such as “${doubtful}” could be thousands or fractions. ${taken}: look at the preview, and correct "numbers" where it is wrong.`;
  return [{ rule: 'proposal-numbers', severity: 'warning', message, where: '' }];
}

/** Halves of years have to be said one way or the other by a person. */
function hasSplitYears(
  rows: readonly Row[],
  proposed: readonly ProposedColumn[],
  chosen: ChosenValues,
  head: HeadRows,
): readonly Finding[] {
  const time = proposed.find(({ is }) => is === 'TIME_PERIOD');
  const texts =
    time === undefined
      ? chosen.values.flatMap(({ seen }) => head.parts[seen.column] ?? [])
      : rows.slice(0, 50).map(({ cells }) => textOf(cells[time.column - 1]));
  const found = texts.find((text) => /^\d{4}\s*[/–-]\s*\d\d$/.test(text));
  if (found === undefined) return [];
  const message = `Periods such as “${found}” are half of one year and half of the next. Say which they stand for: "periods": {"splitYears": "first"}, "last" or "span".`;
  return [{ rule: 'proposal-periods', severity: 'warning', message, where: '' }];
}

/**
 * Proposes how a file could be read, from its headings (in French, English, Spanish, Arabic) and from its values: the
 * table, its head, what each column gives and why that is thought. Nothing of it is read before a person has agreed.
 */
export async function proposeMapping(file: TabularFile): Promise<MappingProposal> {
  const names = file.tables.map(({ name }) => name);
  let best: MappingProposal | undefined;
  for (const table of file.tables.slice(0, TABLES_LOOKED_AT)) {
    if ((await table.head(2)).length < 2) continue;
    const proposal = await proposeFor(table, names, file.name);
    if (best === undefined || proposal.confidence > best.confidence) best = proposal;
  }
  const message =
    'No table was found in the file. Give one with a row of headings and rows of figures under it, as CSV or XLSX.';
  const none: Finding = { rule: 'proposal-no-table', severity: 'error', message, where: '' };
  return (
    best ?? {
      mapping: { mapping: 1, columns: [] },
      tables: names,
      table: names[0] ?? '',
      head: [],
      columns: [],
      missing: ['OBS_VALUE', 'INDICATOR', 'REF_AREA', 'TIME_PERIOD'],
      fromTitle: {},
      confidence: 0,
      findings: [none],
    }
  );
}
