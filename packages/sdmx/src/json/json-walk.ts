import type { ReadMessageOptions } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';
import { type JsonEvents, type JsonScalar, JsonTokenizer, RawNumber } from './json-tokens.ts';

/** Members of an object in memory. Without prototype, so that no name means anything of its own. */
export interface JsonObject {
  [name: string]: JsonValue;
}

export type JsonValue = JsonScalar | JsonValue[] | JsonObject;

/**
 * Says what is to be done with the members of a container that is walked through: each is built in memory and handed
 * over, passed over, or walked through with a visitor of its own.
 */
export interface JsonVisitor {
  /** Members of arrays have their index, from 0, for a name. */
  member(name: string, line: number): 'build' | 'skip' | JsonVisitor;
  built?(name: string, value: JsonValue, line: number): void;
  leave?(): void;
  /** Whether a name may come twice: in lists of series, whose names are not kept. */
  readonly repeats?: boolean;
}

/** How many values of one message are built in memory, beyond any real list of structures. */
const MOST_BUILT = 20_000_000;

interface Frame {
  readonly visitor: JsonVisitor;
  readonly isObject: boolean;
  readonly seen: Set<string> | undefined;
  index: number;
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber);
}

/** Walks through JSON text that comes in pieces. */
export class JsonWalk implements JsonEvents {
  /** Called for `NaN` without quotes. */
  onBareNumber: (text: string, line: number) => void = () => {};
  readonly #tokenizer: JsonTokenizer;
  readonly #frames: Frame[] = [];
  /** The containers being built, the outermost first. */
  readonly #building: (JsonObject | JsonValue[])[] = [];
  readonly #keys: string[] = [];
  #name = '';
  #next: JsonVisitor | undefined;
  #built = 0;

  constructor(root: JsonVisitor, options: ReadMessageOptions) {
    this.#next = root;
    this.#tokenizer = new JsonTokenizer(this, {
      depth: options.depth ?? 64,
      textLength: options.textLength ?? 1_000_000,
    });
  }

  write(piece: string): void {
    this.#tokenizer.write(piece);
  }

  end(): void {
    this.#tokenizer.end();
  }

  bareNumber(text: string, line: number): void {
    this.onBareNumber(text, line);
  }

  startObject(line: number): void {
    this.#start(true, line);
  }

  startArray(line: number): void {
    this.#start(false, line);
  }

  endObject(line: number): void {
    this.#end(line);
  }

  endArray(line: number): void {
    this.#end(line);
  }

  key(name: string, line: number): boolean {
    const { length } = this.#building;
    if (length > 0) {
      const holder = this.#building[length - 1] as JsonObject;
      if (name in holder) throw twice(name, line);
      this.#keys[length - 1] = name;
      return false;
    }
    const frame = this.#frames[this.#frames.length - 1];
    if (!frame) return false;
    if (frame.seen) {
      if (frame.seen.has(name)) throw twice(name, line);
      frame.seen.add(name);
    }
    return this.#decide(frame, name, line);
  }

  scalar(value: JsonScalar, line: number): void {
    if (this.#building.length > 0) this.#add(value);
    else {
      const frame = this.#frames[this.#frames.length - 1];
      if (!frame) {
        throw new SdmxError('not-sdmx', 'This is JSON, but a single value: no message of SDMX.', line);
      }
      if (!frame.isObject && this.#decide(frame, String(frame.index++), line)) return;
      frame.visitor.built?.(this.#name, value, line);
      this.#next = undefined;
    }
  }

  /** Asks the visitor about a member; true when it is to be passed over. */
  #decide(frame: Frame, name: string, line: number): boolean {
    const answer = frame.visitor.member(name, line);
    this.#name = name;
    this.#next = typeof answer === 'string' ? undefined : answer;
    return answer === 'skip';
  }

  #start(isObject: boolean, line: number): void {
    const { length } = this.#building;
    const frame = this.#frames[this.#frames.length - 1];
    if (length === 0 && frame && !frame.isObject) {
      if (this.#decide(frame, String(frame.index++), line)) this.#next = PASS_OVER;
    }
    if (length === 0 && this.#next) {
      const visitor = this.#next;
      this.#next = undefined;
      this.#frames.push({ visitor, isObject, seen: isObject && !visitor.repeats ? new Set() : undefined, index: 0 });
      return;
    }
    const container: JsonObject | JsonValue[] = isObject ? (Object.create(null) as JsonObject) : [];
    if (length > 0) this.#add(container);
    this.#building.push(container);
    this.#keys.push('');
  }

  #add(value: JsonValue): void {
    this.#built += 1;
    if (this.#built > MOST_BUILT) {
      throw new SdmxError('too-large', 'The message describes more than can be kept in memory.', this.#tokenizer.line);
    }
    const last = this.#building.length - 1;
    const holder = this.#building[last];
    if (Array.isArray(holder)) holder.push(value);
    else if (holder) holder[this.#keys[last] ?? ''] = value;
  }

  #end(line: number): void {
    const built = this.#building.pop();
    if (!built) {
      this.#frames.pop()?.visitor.leave?.();
      return;
    }
    this.#keys.pop();
    if (this.#building.length > 0) return;
    this.#built = this.#frames[this.#frames.length - 1]?.visitor.repeats ? 0 : this.#built;
    const frame = this.#frames[this.#frames.length - 1];
    frame?.visitor.built?.(this.#name, built, line);
  }
}

const PASS_OVER: JsonVisitor = { member: () => 'skip' };

function twice(name: string, line: number): SdmxError {
  return new SdmxError('duplicate-key', `“${name}” stands twice in one object. Keep the one that is right.`, line);
}
