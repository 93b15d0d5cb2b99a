import type { MessageFindings } from '../message-findings.ts';
import { SdmxError } from '../model/message.ts';

/** The heading of a column that may hold a component. */
export interface Heading {
  readonly index: number;
  readonly id: string;
  /** As it stands in the file, without what follows the id. */
  readonly written: string;
  readonly form: 'one' | 'several' | 'localised';
}

/** What the first line of a message in CSV says. */
export interface Headings {
  readonly version: '1.0' | '2.0';
  readonly components: readonly Heading[];
  /** Columns by what they are for; -1 where there is none. */
  readonly structureType: number;
  readonly structureId: number;
  readonly action: number;
  /** ECB's `KEY`, which begins with the dataflow. */
  readonly key: number;
  readonly width: number;
  /** Between several values of one cell. */
  readonly subSeparator: string;
  /** Headings and cells hold ids and names: `FREQ: Frequency`. */
  readonly areLabelled: boolean;
}

const OWN_COLUMNS = new Set(['STRUCTURE_NAME', 'DATAFLOW_NAME', 'SERIES_KEY', 'OBS_KEY', 'SERIES_KEYS', 'OBS_KEYS']);
const VALUE_HEADINGS = new Set(['OBS_VALUE', 'OBSVALUE', 'OBSERVATION_VALUE', 'OBS.VALUE']);
const TIME_HEADINGS = new Set(['TIME_PERIOD', 'TIME', 'TIMEPERIOD']);

/** Whether a heading is written as ids are: one word. */
export function isIdentifier(heading: string): boolean {
  return /^[A-Za-z_$@][\w$@.-]*$/.test(heading);
}

const NOT_OF_KEY = new Set([...VALUE_HEADINGS, ...TIME_HEADINGS]);

/** The place of the observed values, before which the key stands. */
function lastOfKey(names: readonly string[]): number {
  return names.findIndex((name) => VALUE_HEADINGS.has(name));
}

/** A heading split into the id, what stands in brackets after it, and its name. */
interface SplitHeading {
  readonly id: string;
  readonly brackets: string | undefined;
  readonly name: string | undefined;
}

function splitHeading(cell: string): SplitHeading {
  const match = /^([A-Za-z_$@][\w$@.-]*(?:(?:\[\])?\.[\w$@-]+)*)(?:\[([^\]]*)\])?(?:: ?(.*))?$/s.exec(cell.trim());
  if (!match) return { id: cell.trim(), brackets: undefined, name: undefined };
  return { id: match[1] ?? '', brackets: match[2], name: match[3] };
}

/**
 * Whether a first line is that of SDMX-CSV or of what senders write in its place: `DATAFLOW` or `STRUCTURE` in it, or the
 * observed value and the time under SDMX's names, or the older layout of OECD.Stat.
 */
export function isSdmxCsvHeading(cells: readonly string[]): boolean {
  const names = cells.map((cell) => splitHeading(cell).id.toUpperCase());
  const has = (name: string): boolean => names.includes(name);
  if (names[0] === 'STRUCTURE' && has('STRUCTURE_ID')) return true;
  if (isMetadataHeading(cells)) return true;
  if (has('DATAFLOW') && cells.length > 2) return true;
  if (names.some((name) => VALUE_HEADINGS.has(name)) && names.some((name) => TIME_HEADINGS.has(name))) return true;
  return has('VALUE') && has('TIME') && (has('FLAG CODES') || has('LOCATION'));
}

/** Whether a first line is that of reference metadata in SDMX-CSV. */
export function isMetadataHeading(cells: readonly string[]): boolean {
  return /^MDSTRUCTURE\b/.test(cells[0] ?? '');
}

/** Reads the first line. */
export class HeadingReader {
  readonly #cells: readonly string[];
  readonly #split: readonly SplitHeading[];
  readonly #findings: MessageFindings;
  readonly #isLowered: boolean;

  constructor(cells: readonly string[], findings: MessageFindings) {
    this.#cells = cells;
    this.#split = cells.map(splitHeading);
    this.#findings = findings;
    // Eurostat's ids are in small letters; a file whose reserved names are so too has been lowered as a whole.
    this.#isLowered = this.#split.some(({ id }) => /^(dataflow|structure_id|obs_value|obsvalue|time_period)$/.test(id));
  }

  /** @throws SdmxError `not-sdmx` where nothing says that this is SDMX, `duplicate-column` */
  read(): Headings {
    if (!isSdmxCsvHeading(this.#cells)) {
      throw new SdmxError(
        'not-sdmx',
        'The first line has neither DATAFLOW nor STRUCTURE, nor OBS_VALUE with TIME_PERIOD: this is no SDMX-CSV.',
        1,
      );
    }
    const names = this.#split.map(({ id }) => id.toUpperCase());
    const isTwo = names[0] === 'STRUCTURE' && names.includes('STRUCTURE_ID');
    const structureId = names.indexOf(isTwo ? 'STRUCTURE_ID' : 'DATAFLOW');
    const key = !isTwo && structureId === -1 ? names.indexOf('KEY') : -1;
    const areLabelled = this.#split.some(({ id, name }) => name !== undefined && !OWN_COLUMNS.has(id.toUpperCase()));
    // A key with nothing but the time beside it is all that tells the series apart.
    const isWholeKey =
      key !== -1 && !names.some((name, index) => index !== key && index < lastOfKey(names) && !NOT_OF_KEY.has(name));
    const own = new Set([isTwo ? 0 : -1, structureId, isWholeKey ? -1 : key, names.indexOf('ACTION')]);
    const labels = areLabelled ? new Set<number>() : this.#labels(own, names);
    const components = this.#cells.flatMap((_, index) =>
      own.has(index) || labels.has(index) || OWN_COLUMNS.has(names[index] ?? '') ? [] : this.#component(index),
    );
    this.#findAbout(isTwo, structureId, key);
    this.#checkDuplicates(components);
    const brackets = isTwo ? this.#split[0]?.brackets : undefined;
    return {
      version: isTwo ? '2.0' : '1.0',
      components,
      structureType: isTwo ? 0 : -1,
      structureId,
      action: names.indexOf('ACTION'),
      key,
      width: this.#cells.length,
      subSeparator: brackets === undefined || brackets === '' ? ';' : brackets,
      areLabelled,
    };
  }

  #component(index: number): Heading | [] {
    const split = this.#split[index];
    const cell = this.#cells[index]?.trim() ?? '';
    if (!split || cell === '') return [];
    const { brackets } = split;
    const form = brackets === undefined ? 'one' : brackets === '' ? 'several' : 'localised';
    return { index, id: this.#idOf(split.id), written: split.id, form };
  }

  #idOf(written: string): string {
    const capitals = written.toUpperCase();
    const bare = capitals.replace(/[._]LABEL$/, '');
    if (VALUE_HEADINGS.has(capitals) || (capitals === 'VALUE' && !this.#hasValue()))
      return this.#renamed(written, 'OBS_VALUE');
    if (TIME_HEADINGS.has(capitals) && (capitals === 'TIME_PERIOD' || !this.#hasTimePeriod())) {
      return this.#renamed(written, 'TIME_PERIOD');
    }
    if (bare !== capitals) return this.#labelsForCodes(written, bare);
    if (capitals === 'FLAG CODES') return this.#renamed(written, 'OBS_STATUS');
    if (!isIdentifier(written))
      return (
        capitals
          .replace(/\s+CODES?$/, '')
          .replace(/[^A-Z0-9]+/g, '_')
          .replace(/^_+|_+$/g, '') || written
      );
    return this.#isLowered ? capitals : written;
  }

  #hasValue(): boolean {
    return this.#split.some(({ id }) => VALUE_HEADINGS.has(id.toUpperCase()));
  }

  #hasTimePeriod(): boolean {
    return this.#split.some(({ id }) => id.toUpperCase() === 'TIME_PERIOD');
  }

  #renamed(written: string, id: string): string {
    if (written !== id && !this.#isLowered) {
      this.#findings.add('warning', 'component-name', `The column “${written}” is read as ${id}.`, 1);
    }
    return id;
  }

  #labelsForCodes(written: string, id: string): string {
    const message = `The column “${written}” has names where the codes of ${id} are wanted. The names are read as they stand.`;
    this.#findings.add('warning', 'labels-for-codes', message, 1);
    return id;
  }

  /**
   * Columns that hold the names of the column before them: after every component where SDMX-CSV 2.0 gives names columns
   * of their own, else those called after it, and those headed by words where ids are the rule.
   */
  #labels(own: ReadonlySet<number>, names: readonly string[]): ReadonlySet<number> {
    const labels = new Set<number>();
    const byStandard = names.includes('STRUCTURE_NAME') || names.includes('DATAFLOW_NAME');
    const worded = this.#cells.filter((cell) => isWorded(cell.trim())).length;
    const inPairs = worded * 3 > this.#cells.length;
    for (let index = 1; index < names.length; index += 1) {
      const before = this.#split[index - 1]?.id ?? '';
      if (own.has(index) || own.has(index - 1) || labels.has(index - 1) || OWN_COLUMNS.has(names[index - 1] ?? ''))
        continue;
      const here = this.#cells[index]?.trim() ?? '';
      if (this.#split[index]?.brackets !== undefined) continue;
      const isLabel = byStandard
        ? isWorded(here) || here === before || (inPairs && !isPlainId(here))
        : isLabelOf(here, before);
      if (isLabel) labels.add(index);
    }
    if (labels.size > 0 && !byStandard) {
      const list = [...labels].map((index) => `“${this.#cells[index]}”`).join(', ');
      this.#findings.add(
        'info',
        'label-columns',
        `These columns repeat codes in words and are passed over: ${list}.`,
        1,
      );
    }
    return labels;
  }

  #findAbout(isTwo: boolean, structureId: number, key: number): void {
    if (this.#isLowered) {
      const message = 'The names of columns are in small letters. They are read in capitals, as SDMX has them.';
      this.#findings.add('warning', 'lower-case-headings', message, 1);
    }
    if (!isTwo && structureId > 0) {
      const message = 'DATAFLOW is not the first column, as SDMX-CSV 1.0 wants it. It is read where it stands.';
      this.#findings.add('warning', 'columns-out-of-order', message, 1);
    }
    if (structureId === -1) {
      const message =
        key === -1
          ? 'There is no column DATAFLOW. The columns are read as those of SDMX-CSV 1.0; what the data are of is not known.'
          : 'There is no column DATAFLOW. The dataflow is taken from the start of KEY.';
      this.#findings.add('warning', 'no-dataflow-column', message, 1);
    }
  }

  #checkDuplicates(components: readonly Heading[]): void {
    const seen = new Set<string>();
    for (const { id } of components) {
      if (seen.has(id) || id === '__proto__') {
        throw new SdmxError(
          'duplicate-column',
          `Two columns are headed ${id}. Remove the one that does not belong.`,
          1,
        );
      }
      seen.add(id);
    }
  }
}

/** Whether a heading is a name rather than an id: empty, of several words, or a word with a capital and small letters. */
function isWorded(heading: string): boolean {
  return !isIdentifier(heading) || /^[A-Z].*[a-z]/.test(heading);
}

/** An id that can hardly be a name: in capitals with an underscore. */
function isPlainId(heading: string): boolean {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(heading);
}

function isLabelOf(here: string, before: string): boolean {
  const [one, other] = [here.toUpperCase(), before.toUpperCase()];
  if (before === '' || here === '' || VALUE_HEADINGS.has(one) || one === 'TIME_PERIOD') return false;
  if ([`${other}_LABEL`, `${other}.LABEL`, `${other} LABEL`, `${other}_NAME`, `${other}_DESC`].includes(one))
    return true;
  if (other === `${one} CODE` || other === `${one} CODES`) return true;
  const isCapitals = /^[A-Z0-9_]+$/.test(before);
  return isCapitals && /[a-z]/.test(here) && /^[A-Z]/.test(here) && !/ Codes?$/.test(here) && one !== 'VALUE';
}
