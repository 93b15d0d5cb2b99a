import { indicatorByCode } from '../../indicators/indicator.ts';
import type { CellReference } from '../../observation.ts';
import type { PublisherIndicator, ReadOptions } from '../../reader.ts';
import type { FindingLog } from '../reading/finding-log.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';
import { indicatorOfSeries } from '../sdg/series-codes.ts';
import { indicatorOf } from '../world-bank/indicator-codes.ts';
import type { CodeNames } from './code-names.ts';
import { catalogueIndicator, worldBankCode } from './indicator-codes.ts';
import type { Publisher } from './publisher.ts';
import type { ReadKey } from './series-key.ts';
import { UNIT_NOT_STATED } from './units.ts';

/** What a series measures: ours where it is certain, else the publisher's own. */
export interface ReadIndicator extends MappedIndicator {
  /** What to call it, for the publisher's own. */
  readonly declared?: PublisherIndicator;
}

/** Codes of two agencies never meet, nor with ours: each is told apart by who gives it. */
function apart(code: string, { agency, flow }: Publisher): string {
  return `${agency || flow || 'SDMX'}:${code}`;
}

/** Finds out what the series of a data set measure. */
export class Indicators {
  readonly #publisher: Publisher;
  readonly #names: CodeNames;
  readonly #options: ReadOptions;
  readonly #log: FindingLog;
  readonly #known = new Map<string, ReadIndicator>();

  constructor(publisher: Publisher, names: CodeNames, options: ReadOptions, log: FindingLog) {
    this.#publisher = publisher;
    this.#names = names;
    this.#options = options;
    this.#log = log;
  }

  /** @param unit ours for that of the key, or of its attributes; absent for none */
  of(
    { indicator, indicatorDimension }: ReadKey,
    unit: string | undefined,
    title: string,
    at: () => CellReference,
  ): ReadIndicator {
    const key = `${indicator ?? ''}\n${unit ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = indicatorDimension === undefined ? undefined : this.#names.namesOf(indicatorDimension);
    const named = title || (indicator === undefined ? this.#names.title : (name?.get(indicator) ?? ''));
    // Our own messages name an indicator by an attribute; names in SDMX-JSON may be codes for want of one.
    const found = this.#find(indicator, unit, this.#publisher.kind === 'sterna' ? title : named);
    this.#known.set(key, found);
    if (found.unit === UNIT_NOT_STATED && this.#publisher.kind !== 'sterna') {
      const message = `The data do not say in which unit ${found.code} is measured: its unit is “not stated”. Give data with UNIT_MEASURE, or the structure message that has it.`;
      this.#log.add('unit-not-stated', 'info', message, at(), found.code);
    }
    return found;
  }

  #find(code: string | undefined, unit: string | undefined, title: string): ReadIndicator {
    const { kind, agency, flow } = this.#publisher;
    const own = this.#options.indicator;
    if (own !== undefined && code === undefined) return this.#declare(own, unit ?? indicatorByCode(own)?.unit, title);
    if (code === undefined) return this.#declare([agency, flow].filter(Boolean).join(':') || 'SDMX', unit, title);
    if (kind === 'sterna') {
      const { declared, ...known } = this.#declare(code, unit, title);
      return title === '' || declared === undefined ? known : { ...known, declared };
    }
    const mapped = catalogueIndicator(code, agency);
    if (mapped !== undefined) return this.#mapped(mapped, title || code);
    if (kind === 'sdg') {
      const series = unit ? indicatorOfSeries(code, unit) : { code: code.toUpperCase(), unit: UNIT_NOT_STATED };
      return this.#mapped(series, title || code);
    }
    // The World Bank's service writes its codes with low lines: SP_POP_TOTL.
    if (kind === 'wdi') {
      const own = indicatorOf(worldBankCode(code), title);
      return this.#mapped(unit ? { ...own, unit } : own, title || code);
    }
    return this.#declare(apart(code, this.#publisher), unit, title);
  }

  #mapped(mapped: MappedIndicator, title: string): ReadIndicator {
    return { ...mapped, declared: { code: mapped.code, title, unit: mapped.unit } };
  }

  #declare(code: string, unit: string | undefined, title: string): ReadIndicator {
    const known = unit || UNIT_NOT_STATED;
    return { code, unit: known, declared: { code, title: title || code, unit: known } };
  }
}
