import type { Component, DataStructure } from '@sterna/sdmx';
import { STERNA_AGENCY } from '../../sdmx-form/components.ts';

const ABOUT = new Set(['DATAFLOW', 'STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'ACTION']);

/**
 * The data structure of a message of our own in CSV, from its headings: the key stands before the time, attributes after
 * the values. Names alone would not tell, as publishers' dimensions may be called anything.
 *
 * @param head the row of headings
 * @param row the first row below it
 * @returns nothing for messages of others
 */
export function structureOfOwnCsv(head: readonly string[], row: readonly string[]): DataStructure | undefined {
  const named = row.map((cell) => /^STERNA:([A-Za-z0-9_-]+)\(([\d.]+)\)/.exec(cell)).find((match) => match !== null);
  if (named === undefined || named === null) return undefined;
  const ids = head.map((cell) => cell.split(':')[0] ?? '').filter((id) => id !== '' && !ABOUT.has(id));
  const time = ids.indexOf('TIME_PERIOD');
  const component = (id: string): Component => ({ id });
  return {
    kind: 'datastructure',
    agency: STERNA_AGENCY,
    id: named[1] ?? '',
    version: named[2] ?? '',
    name: {},
    dimensions: ids.slice(0, time + 1).map((id, at) => ({
      ...component(id),
      kind: id === 'TIME_PERIOD' ? 'time-dimension' : 'dimension',
      position: at + 1,
    })),
    groups: [],
    attributes: ids
      .slice(time + 1)
      .filter((id) => id !== 'OBS_VALUE')
      .map((id) => ({ ...component(id), usage: 'optional', relationship: { kind: 'observation' } })),
    measures: [component('OBS_VALUE')],
  };
}
