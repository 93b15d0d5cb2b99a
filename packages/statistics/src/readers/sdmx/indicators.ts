import { indicatorByCode } from '../../indicators/indicator.ts';
import type { PublisherIndicator, ReadOptions } from '../../reader.ts';
import type { MappedIndicator } from '../reading/indicator-map.ts';
import { indicatorOfSeries } from '../sdg/series-codes.ts';
import { indicatorOf } from '../world-bank/indicator-codes.ts';
import type { CodeNames } from './code-names.ts';
import type { Publisher } from './publisher.ts';
import type { ReadKey } from './series-key.ts';

/** Unit of values whose message names none. */
const NO_UNIT = 'NUMBER';

/** What a series measures: ours where it is certain, else the publisher's own. */
export interface ReadIndicator extends MappedIndicator {
  /** What to call it, for the publisher's own. */
  readonly declared?: PublisherIndicator;
}

/** A code of a publisher that happens to be one of ours means something else: it is told apart by the agency. */
function apart(code: string, { agency }: Publisher): string {
  return indicatorByCode(code) === undefined ? code : `${agency || 'SDMX'}:${code}`;
}

/** Finds out what the series of a data set measure. */
export class Indicators {
  readonly #publisher: Publisher;
  readonly #names: CodeNames;
  readonly #options: ReadOptions;
  readonly #known = new Map<string, ReadIndicator>();

  constructor(publisher: Publisher, names: CodeNames, options: ReadOptions) {
    this.#publisher = publisher;
    this.#names = names;
    this.#options = options;
  }

  /** @param unit of the key, or of its attributes; absent for none */
  of({ indicator, indicatorDimension }: ReadKey, unit: string | undefined, title: string): ReadIndicator {
    const key = `${indicator ?? ''}\n${unit ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = indicatorDimension === undefined ? undefined : this.#names.namesOf(indicatorDimension);
    const named = title || (indicator === undefined ? this.#names.title : (name?.get(indicator) ?? ''));
    // Our own messages name an indicator by an attribute; names in SDMX-JSON may be codes for want of one.
    const found = this.#find(indicator, unit, this.#publisher.kind === 'sterna' ? title : named);
    this.#known.set(key, found);
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
    if (kind === 'sdg') return this.#mapped(indicatorOfSeries(code, unit ?? ''), title || code);
    // The World Bank's service writes its codes with low lines: SP_POP_TOTL.
    if (kind === 'wdi') {
      const mapped = indicatorOf(code.replaceAll('_', '.'), title);
      return this.#mapped(indicatorByCode(mapped.code) || !unit ? mapped : { ...mapped, unit }, title || code);
    }
    return this.#declare(apart(code, this.#publisher), unit, title);
  }

  #mapped(mapped: MappedIndicator, title: string): ReadIndicator {
    return { ...mapped, declared: { code: mapped.code, title, unit: mapped.unit } };
  }

  #declare(code: string, unit: string | undefined, title: string): ReadIndicator {
    const known = unit === undefined || unit === '' || unit === '_Z' ? NO_UNIT : unit;
    return { code, unit: known, declared: { code, title: title || code, unit: known } };
  }
}
