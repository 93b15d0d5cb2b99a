import type { ComponentValue } from '../model/data.ts';
import type { JsonComponent } from './json-components.ts';
import { inlineValue } from './json-text.ts';
import type { JsonValue } from './json-walk.ts';

/** A dimension with its codes by index. */
export interface IndexedDimension {
  readonly id: string;
  readonly codes: readonly (string | undefined)[];
}

/** Says of an index that nothing stands there. */
export const OUT_OF_RANGE: unique symbol = Symbol('out of range');

export function indexedDimension({ id, values }: JsonComponent): IndexedDimension {
  return { id, codes: (values ?? []).map(asCode) };
}

function asCode(value: ComponentValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Number of parts of a key such as `0:4:1`. */
export function partsOf(key: string): number {
  let parts = 1;
  for (let at = key.indexOf(':'); at !== -1; at = key.indexOf(':', at + 1)) parts += 1;
  return parts;
}

/**
 * Writes the codes that a key of indices means to `target`.
 *
 * @param mayOmit whether parts may be empty or `~`, as in deletions and at groups
 * @returns what is wrong, if anything is
 */
export function assignKey(
  key: string,
  dimensions: readonly IndexedDimension[],
  target: Record<string, string>,
  mayOmit: boolean,
): string | undefined {
  let at = 0;
  for (const { id, codes } of dimensions) {
    let index = 0;
    const start = at;
    let code = key.charCodeAt(at);
    while (code >= 48 && code <= 57) {
      index = index * 10 + code - 48;
      at += 1;
      code = key.charCodeAt(at);
    }
    if (at > start) {
      const value = codes[index];
      if (value === undefined) return `${id} has no value with the index ${index}`;
      target[id] = value;
    } else if (!mayOmit) return `the key “${key}” has no index for ${id}`;
    else if (code === 126) at += 1;
    if (at < key.length) {
      if (key.charCodeAt(at) !== 58) return `the key “${key}” is not made of indices`;
      at += 1;
    }
  }
  return at < key.length ? `the key “${key}” has more parts than there are dimensions` : undefined;
}

/** The value that an element of an array of attributes or measures means. */
export function elementValue(
  component: JsonComponent,
  element: JsonValue | undefined,
  onLiteral: (component: JsonComponent) => void,
): ComponentValue | undefined | typeof OUT_OF_RANGE {
  if (element === undefined) return component.default;
  if (element === null) return undefined;
  const { values } = component;
  if (!values) return inlineValue(element);
  if (typeof element === 'number') return element in values ? values[element] : OUT_OF_RANGE;
  if (Array.isArray(element)) return severalValues(component, element, onLiteral);
  const literal = inlineValue(element);
  if (literal !== undefined) onLiteral(component);
  return literal;
}

function severalValues(
  component: JsonComponent,
  elements: readonly JsonValue[],
  onLiteral: (component: JsonComponent) => void,
): ComponentValue | undefined | typeof OUT_OF_RANGE {
  const several = [];
  for (const each of elements) {
    const value = elementValue(component, each ?? null, onLiteral);
    if (value === OUT_OF_RANGE) return OUT_OF_RANGE;
    if (Array.isArray(value)) several.push(...value);
    else if (value !== undefined) several.push(value as Exclude<ComponentValue, readonly unknown[]>);
  }
  return several.length > 0 ? several : undefined;
}
