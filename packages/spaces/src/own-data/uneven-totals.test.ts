import type { Figure, Sex } from '@sterna/statistics';
import { expect, it } from 'vitest';
import { findUnevenTotals } from './uneven-totals.ts';

const figure = (value: number, counterpart: string, more: { sex?: Sex; isOwn?: boolean } = {}): Figure => ({
  ...{ indicator: 'MIGRANT_STOCK', refArea: 'SEN', counterpart, sex: more.sex ?? '_T', age: '_T', dimensions: {} },
  ...{ unit: 'PS', period: '2020', value, status: 'A' },
  origin: { kind: 'observed', release: more.isOwn ? -5 : 1, part: 1, row: 1 },
});
const computed = (one: Figure, inputs: readonly Figure[]): Figure => ({
  ...one,
  origin: { kind: 'derived', formula: 'sum-over-counterparts', inputs },
});
const PUBLIC = [figure(100, '_T'), figure(60, 'FRA'), figure(40, 'MLI')];

it('flags a stated total that an own part has moved away from, with the difference', () => {
  const own = figure(75, 'FRA', { isOwn: true });
  const [uneven, ...rest] = findUnevenTotals([figure(100, '_T'), own, figure(40, 'MLI')], PUBLIC);
  expect(rest).toEqual([]);
  expect(uneven).toMatchObject({ over: 'COUNTERPART_AREA', difference: 15, isOwn: false });
  expect(uneven?.own).toEqual([own]);
});

it('says nothing of a total that is computed: it follows its parts', () => {
  const parts = [figure(75, 'FRA', { isOwn: true }), figure(40, 'MLI')];
  expect(findUnevenTotals([computed(figure(115, '_T'), parts), ...parts], PUBLIC)).toEqual([]);
});

it('does not hold against own figures what did not add up before', () => {
  const publics = [figure(120, '_T'), figure(60, 'FRA'), figure(40, 'MLI')];
  const same = [figure(120, '_T'), figure(60, 'FRA', { isOwn: true }), figure(40, 'MLI')];
  expect(findUnevenTotals(same, publics)).toEqual([]);
  expect(findUnevenTotals(publics, publics)).toEqual([]);
});

it('counts a part that no public figure states only where the public parts make up their total', () => {
  const added = figure(7, 'GIN', { isOwn: true });
  expect(findUnevenTotals([...PUBLIC, added], PUBLIC)).toMatchObject([{ difference: 7 }]);
  const open = [figure(120, '_T'), figure(60, 'FRA'), figure(40, 'MLI')];
  expect(findUnevenTotals([...open, added], open)).toEqual([]);
});

it('flags an own total over public parts, and is content when all of them are own and add up', () => {
  const total = figure(130, '_T', { isOwn: true });
  expect(findUnevenTotals([total, ...PUBLIC.slice(1)], PUBLIC)).toMatchObject([{ isOwn: true, difference: -30 }]);
  const parts = [figure(80, 'FRA', { isOwn: true }), figure(50, 'MLI', { isOwn: true })];
  expect(findUnevenTotals([total, ...parts], PUBLIC)).toEqual([]);
});

it('holds women and men against both together', () => {
  const publics = [figure(60, 'FRA'), figure(35, 'FRA', { sex: 'F' }), figure(25, 'FRA', { sex: 'M' })];
  const own = figure(40, 'FRA', { sex: 'F', isOwn: true });
  const found = findUnevenTotals([figure(60, 'FRA'), own, figure(25, 'FRA', { sex: 'M' })], publics);
  expect(found).toMatchObject([{ over: 'SEX', difference: 5 }]);
  expect(findUnevenTotals([figure(60, 'FRA'), own], publics.slice(0, 2))).toEqual([]);
});
