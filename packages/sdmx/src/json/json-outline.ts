import type { ReadMessageOptions } from '../model/message.ts';
import type { JsonDataSet } from './json-plan.ts';
import { listNamed } from './json-structure-lists.ts';
import { listOf, textOf } from './json-text.ts';
import { isJsonObject, type JsonObject, type JsonValue, type JsonVisitor, JsonWalk } from './json-walk.ts';

/** What a first reading finds: all of a message but its series and observations. */
export interface JsonOutline {
  /** `meta`, or `header` in drafts. */
  readonly meta: JsonObject | undefined;
  readonly hasDraftHead: boolean;
  readonly hasData: boolean;
  readonly structures: readonly JsonObject[];
  /** Whether they came as `structures`, as from SDMX-JSON 2.0 on. */
  readonly isVersion2: boolean;
  readonly dataSets: readonly JsonDataSet[] | undefined;
  readonly errors: readonly JsonValue[];
  /** Other members of `data`, such as `codelists`. */
  readonly data: JsonObject;
  /** Members of the message itself that are none of SDMX-JSON's, those that are short lists or objects with them. */
  readonly others: JsonObject;
  /** Names of all members of the message. */
  readonly names: readonly string[];
  /** What `NaN` stands without quotes at first, if anywhere. */
  readonly bareNumberLine: number | undefined;
  /** `$schema`, or `schema` at the root, which names the version. */
  readonly rootSchema: string | undefined;
}

/** Members of messages that hold structures and not data, in the drafts of SDMX-JSON and with Fusion Registry. */
const BUILT_ROOTS = new Set([
  'resources',
  'references',
  'class',
  'version',
  'Structure',
  'message',
  'error',
  'errorCode',
]);

class OutlineReading {
  meta: JsonObject | undefined;
  hasDraftHead = false;
  hasData = false;
  structures: readonly JsonObject[] = [];
  isVersion2 = false;
  dataSets: JsonDataSet[] | undefined;
  errors: readonly JsonValue[] = [];
  readonly data: JsonObject = Object.create(null) as JsonObject;
  readonly others: JsonObject = Object.create(null) as JsonObject;
  readonly names: string[] = [];
  bareNumberLine: number | undefined;
  rootSchema: string | undefined;

  readonly root: JsonVisitor = {
    member: (name) => {
      this.names.push(name);
      if (name === 'data') {
        this.hasData = true;
        return this.#within((other) => (other === 'value' ? 'skip' : 'build'), this.data);
      }
      return (
        this.#known(name) ?? (/^\$?schema$/.test(name) || BUILT_ROOTS.has(name) || listNamed(name) ? 'build' : 'skip')
      );
    },
    built: (name, value) => this.#built(name, value, this.others),
  };

  #within(unknown: (name: string) => 'build' | 'skip', rest: JsonObject): JsonVisitor {
    return {
      member: (name) => this.#known(name) ?? unknown(name),
      built: (name, value) => this.#built(name, value, rest),
    };
  }

  #known(name: string): 'build' | JsonVisitor | undefined {
    if (name === 'dataSets') {
      this.dataSets = [];
      return { member: (_, line) => this.#dataSet(line) };
    }
    return ['meta', 'header', 'errors', 'structure', 'structures'].includes(name) ? 'build' : undefined;
  }

  #dataSet(line: number): JsonVisitor {
    const members: JsonObject = Object.create(null) as JsonObject;
    const found = { members, hasSeries: false, hasObservations: false, line };
    this.dataSets?.push(found);
    return {
      member: (name) => {
        if (name === 'series') found.hasSeries = true;
        else if (name === 'observations') found.hasObservations = true;
        else return 'build';
        return 'skip';
      },
      built: (name, value) => {
        members[name] = value;
      },
    };
  }

  #built(name: string, value: JsonValue, rest: JsonObject): void {
    if (name === 'meta' || name === 'header') {
      this.hasDraftHead = name === 'header';
      if (isJsonObject(value)) this.meta = value;
    } else if (name === 'errors') this.errors = listOf(value);
    else if (name === 'structure' && isJsonObject(value)) this.structures = [value];
    else if (name === 'structures' && Array.isArray(value)) {
      this.structures = value.map((each) => (isJsonObject(each) ? each : {}));
      this.isVersion2 = true;
    } else if (/^\$?schema$/.test(name) && rest === this.others) this.rootSchema = textOf(value);
    else rest[name] = value;
  }
}

/** Reads all of a message but its series and observations, which it passes over. */
export async function readOutline(text: AsyncIterable<string>, options: ReadMessageOptions): Promise<JsonOutline> {
  const reading = new OutlineReading();
  const walk = new JsonWalk(reading.root, options);
  walk.onBareNumber = (_, line) => {
    reading.bareNumberLine ??= line;
  };
  for await (const piece of text) walk.write(piece);
  walk.end();
  return reading;
}
