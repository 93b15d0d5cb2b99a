import { type Cell, columnLetter } from '@sterna/tabular';
import {
  findPlace,
  findPlaceByDesaCode,
  findPlaceByM49,
  type ListedPlace,
  type Place,
  type PlaceAnswer,
  PlaceBook,
} from '@sterna/vocabulary';
import { type CellReference, TOTAL } from '../../observation.ts';
import type { FindingLog } from './finding-log.ts';
import { textOf } from './head.ts';

/** Whose numbers a publisher gives places: from 900 upwards those of UN DESA and of the SDG database differ. */
export type Numbering = 'desa' | 'm49';

/** Answer for a cell: our code; a publisher's group of countries we do not have; or no place at all. */
type Known =
  /** `named` is the place that the name beside the code means, where that is another country. */
  | { readonly code: string; readonly named?: Place }
  | { readonly group: string }
  | { readonly refused: PlaceAnswer; readonly text: string };

/** Countries have M49 numbers below this; publishers number their groups from here upwards, with four digits at most. */
const FIRST_GROUP_NUMBER = 895;
const LAST_GROUP_NUMBER = 9999;

/** Turns the names and codes of places in a file into ours; each is looked up once. */
export class PlaceLookup {
  readonly #log: FindingLog;
  readonly #numbering: Numbering;
  readonly #onRefused: (at: CellReference) => void;
  readonly #known = new Map<string, Known>();
  readonly #listed: PlaceBook;

  /** @param listed places of a list of one's own @param onRefused called each time a place is refused; not for groups, which are left out on purpose */
  constructor(
    log: FindingLog,
    numbering: Numbering,
    onRefused: (at: CellReference) => void,
    listed: readonly ListedPlace[] = [],
  ) {
    this.#log = log;
    this.#listed = new PlaceBook(listed);
    this.#numbering = numbering;
    this.#onRefused = onRefused;
  }

  /**
   * @param code the cell with the place's code, or its name where there is no code
   * @param name the cell with its name, tried when the code is empty or unknown
   * @param nameColumn of the name, counted from 1, for the finding that it contradicts the code
   * @returns our code of the place; `undefined` after saying in a finding why there is none
   */
  find(code: Cell | undefined, name: Cell | undefined, at: CellReference, nameColumn?: number): string | undefined {
    const known = this.#remembered(code, name);
    if ('code' in known) {
      if (known.named !== undefined) this.#sayDiffer(known.named, textOf(code), textOf(name), at, nameColumn);
      return known.code;
    }
    if ('group' in known) {
      const message = `The group of countries “${known.group}” is not one of ours; its rows were left out.`;
      this.#log.add('group-left-out', 'info', message, at, known.group);
      return undefined;
    }
    this.#onRefused(at);
    this.#explain(known.refused, known.text, at);
    return undefined;
  }

  #sayDiffer(named: Place, code: string, name: string, at: CellReference, nameColumn: number | undefined): void {
    const where = nameColumn === undefined ? '' : ` (${columnLetter(nameColumn)}${at.row})`;
    const message = `The name “${name}”${where} means ${named.code}, the code beside it is “${code}”. The code was taken; correct the one that is wrong.`;
    this.#log.add('name-and-code-differ', 'warning', message, at, `${code}|${name}`);
  }

  /** Whether there is such a place; says nothing. */
  knows(code: Cell | undefined, name: Cell | undefined): boolean {
    return 'code' in this.#remembered(code, name);
  }

  #remembered(code: Cell | undefined, name: Cell | undefined): Known {
    const key = name === undefined ? textOf(code) : `${textOf(code)}\n${textOf(name)}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#lookUp(textOf(code), textOf(name));
      this.#known.set(key, known);
    }
    return known;
  }

  /** The same for the other place of a corridor, where the world stands for all places together: `_T`. */
  findCounterpart(
    code: Cell | undefined,
    name: Cell | undefined,
    at: CellReference,
    nameColumn?: number,
  ): string | undefined {
    const found = this.find(code, name, at, nameColumn);
    return found === 'WLD' ? TOTAL : found;
  }

  #lookUp(code: string, name: string): Known {
    const listed = [code, name].map((text) => this.#listed.find(text)).find((answer) => answer?.status === 'found');
    if (listed?.status === 'found') return { code: listed.code };
    const byNumber = /^\d+(\.0+)?$/.test(code) ? this.#byNumber(code.replace(/\.0+$/, '')) : undefined;
    if (byNumber !== undefined) return known(byNumber, name);
    const answers = [code, name].filter((text) => text !== '').map((text) => ({ text, answer: findPlace(text) }));
    for (const { answer } of answers) if (answer.status === 'found') return known(answer.place, name);
    const ofPublisher = this.#amongUnitedNations(answers.map(({ answer }) => answer));
    if (ofPublisher !== undefined) return { code: ofPublisher.code };
    if (isGroupNumber(code)) return { group: name === '' ? code : name };
    const last = answers.find(({ answer }) => answer.status === 'ambiguous') ?? answers.at(-1);
    const refused = last?.answer ?? { status: 'unknown', suggestions: [] };
    return {
      refused,
      text: [name, code].every((text) => text !== '') && name !== code ? `${name} (${code})` : name || code,
    };
  }

  /** A name that the United Nations and the World Bank give to different regions means the former's in UN DESA's tables. */
  #amongUnitedNations(answers: readonly PlaceAnswer[]): Place | undefined {
    if (this.#numbering !== 'desa') return undefined;
    const ambiguous = answers.find((answer) => answer.status === 'ambiguous');
    const [only, ...others] = ambiguous?.candidates.filter(({ desa }) => desa !== undefined) ?? [];
    return others.length === 0 ? only : undefined;
  }

  #byNumber(number: string): Place | undefined {
    return this.#numbering === 'desa' ? findPlaceByDesaCode(number) : findPlaceByM49(number);
  }

  #explain(answer: PlaceAnswer, text: string, at: CellReference): void {
    if (text === '') {
      this.#log.add('place-missing', 'error', 'The place is empty. Give its name or code.', at, 'empty');
    } else if (answer.status === 'ambiguous') {
      this.#log.add('ambiguous-place', 'error', () => messageOfAmbiguous(text, answer.candidates), at, text);
    } else {
      this.#log.add('unknown-place', 'error', () => messageOfUnknown(text, answer), at, text);
    }
  }
}

/** A place with what its name means, where that is another country: regions share their names with others. */
function known(place: Place, name: string): Known {
  const { code, kind } = place;
  const answer = name === '' || kind !== 'country' ? undefined : findPlace(name);
  const isOther = answer?.status === 'found' && answer.place.kind === 'country' && answer.place.code !== code;
  return isOther ? { code, named: answer.place } : { code };
}

const isGroupNumber = (code: string): boolean =>
  /^\d+$/.test(code) && Number(code) >= FIRST_GROUP_NUMBER && Number(code) <= LAST_GROUP_NUMBER;

const listOf = (places: readonly Place[]): string => places.map(({ code, name }) => `${name.en} (${code})`).join(', ');

/** Longer texts in place of a name are cut in messages. */
const LONGEST_QUOTE = 80;

const quoted = (text: string): string => `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}”`;

function messageOfAmbiguous(text: string, candidates: readonly Place[]): string {
  return `${quoted(text)} names more than one place: ${listOf(candidates)}. Give the ISO code of the one that is meant.`;
}

function messageOfUnknown(text: string, answer: PlaceAnswer): string {
  const near = answer.status === 'unknown' ? answer.suggestions : [];
  const hint = near.length === 0 ? '' : ` Near to it are ${listOf(near)}.`;
  return `${quoted(text)} is no place that is known.${hint} Give its ISO code; its rows were left out.`;
}
