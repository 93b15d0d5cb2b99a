import type { ComponentValues } from '@sterna/sdmx';
import { multiplierPlaces, nameOfComponent } from '../../sdmx-form/index.ts';
import { type ReadAttributes, textOfValue } from './attributes.ts';

/** What the attributes of our own messages tell beside those of the publishers. */
export interface OwnAttributes extends ReadAttributes {
  readonly source: string;
  readonly release: string;
  readonly dated: string;
  /** Title of an indicator outside the catalogue; empty for others. */
  readonly indicatorTitle: string;
}

/** Reads the attributes of a message of our own back into what they were written from. */
export function readOwnAttributes(attributes: ComponentValues): OwnAttributes {
  const text = (id: string): string => {
    const value = attributes[id];
    return value === undefined ? '' : textOfValue(value);
  };
  const own = ['OBS_STATUS', 'COMMENT_OBS', 'SOURCE', 'RELEASE', 'DATED', 'INDICATOR_TITLE'];
  const others = Object.entries(attributes)
    .filter(([id]) => !own.includes(id))
    .map(([id, value]): [string, string] => [nameOfComponent(id), textOfValue(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const note = text('COMMENT_OBS');
  return {
    unit: undefined,
    places: multiplierPlaces(text('UNIT_MULT')) ?? 0,
    note: note === '' ? undefined : note,
    statusCode: text('OBS_STATUS'),
    flagStatus: undefined,
    others: Object.freeze(Object.fromEntries(others)),
    source: text('SOURCE'),
    release: text('RELEASE'),
    dated: text('DATED'),
    indicatorTitle: text('INDICATOR_TITLE'),
  };
}
