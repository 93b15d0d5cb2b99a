import type { SeriesKey, Sex } from '@sterna/statistics';
import { sql } from 'kysely';
import { accountName, type StoredAccountName } from '../editions/edition-rows.ts';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { cellColumns, FIGURE, figureOf, inOrder, type OwnFigureRow, type StoredOwnFigure } from './figure-rows.ts';

/** Which figure of a series and period a country shows. */
export type FigureChoice = 'own' | 'public' | 'hidden';

export interface StoredChoice extends SeriesKey {
  readonly id: number;
  readonly period: string;
  readonly choice: FigureChoice;
  readonly reason: string;
  readonly chosenBy: StoredAccountName | null;
  readonly chosenAt: Date;
  /** When another choice took its place. */
  readonly endedAt: Date | null;
}

/** Where accepted figures come from. */
export interface StoredOwnRelease {
  readonly id: number;
  readonly title: string;
  readonly publisher: string;
  readonly dated: string;
  readonly fileName: string | null;
  readonly fileSha256: string | null;
}

/** What `readOwnState` says of a space that has nothing of its own, or shows nothing of it. */
export const NOTHING_OWN = ' 0/0';

/** What names a state of a space's own statistics: it changes with every decision and choice. */
export async function readOwnState(session: Session, space: number): Promise<string> {
  const [found] = await session.rows(
    statement(sql<{ state: string }>`
      select (select coalesce(string_agg(id::text, ',' order by id), '') from contribution
          where space_id = ${space} and state = 'accepted')
        || ' ' || (select coalesce(max(id), 0) || '/' || count(*) filter (where ended_at is null) from figure_choice
          where space_id = ${space}) as state`),
  );
  return found?.state ?? '';
}

/**
 * Own figures of a space, one for a series and period: that of the newest contribution that was accepted. A date without a
 * day counts as its last one; of one date the contribution entered last is the newest.
 */
export async function readAcceptedFigures(session: Session, space: number): Promise<StoredOwnFigure[]> {
  const [found] = await session.rows(
    statement(sql<{ figures: OwnFigureRow[] | null }>`
      select json_agg(${FIGURE} order by f.indicator, f.ref_area, f.counterpart, f.period) as figures from (
        select distinct on (${cellColumns('f')}) f.*
        from contribution_figure f join contribution c on c.space_id = f.space_id and c.id = f.contribution_id
        where f.space_id = ${space} and c.state = 'accepted' and f.value is not null
        order by ${cellColumns('f')}, c.dated || substr('-12-31', length(c.dated) - 3) desc, c.id desc) f`),
  );
  return (found?.figures ?? []).map(figureOf);
}

/** Accepted contributions of a space. */
export function readOwnReleases(session: Session, space: number): Promise<StoredOwnRelease[]> {
  return session.rows(
    statement(sql<StoredOwnRelease>`
      select c.id, c.title, coalesce(nullif(c.publisher, ''), (select coalesce(nullif(i.short_name, ''),
          (select value from jsonb_each_text(i.name) limit 1), '') from institution i
          where i.space_id = c.space_id and i.id = c.institution_id), '') as publisher,
        c.dated, c.file_name as "fileName", c.file_sha256 as "fileSha256"
      from contribution c where c.space_id = ${space} and c.state = 'accepted' order by c.id`),
  );
}

type Cell = SeriesKey & { readonly period: string };

/** Choices of a space, the newest first; those that hold, unless `all` are wanted. @param cell of this one alone */
export async function readChoices(
  session: Session,
  space: number,
  { all = false, cell }: { readonly all?: boolean; readonly cell?: Cell } = {},
): Promise<StoredChoice[]> {
  const one = cell ? isCell(cell) : sql`true`;
  const rows = await session.rows(
    statement(sql<Omit<StoredChoice, 'sex'> & { sex: Sex }>`
      select f.id, f.indicator, f.ref_area as "refArea", f.counterpart, f.sex, f.age, f.unit, f.dimensions, f.period, f.choice,
        f.reason, ${accountName('f.space_id', 'f.chosen_by')} as "chosenBy", f.chosen_at as "chosenAt", f.ended_at as "endedAt"
      from figure_choice f where f.space_id = ${space} and (${all} or f.ended_at is null) and ${one}
      order by f.chosen_at desc, f.id desc`),
  );
  return rows.map((row) => ({ ...row, dimensions: inOrder(row.dimensions) }));
}

function isCell(cell: Cell): ReturnType<typeof sql> {
  return sql`f.indicator = ${cell.indicator} and f.ref_area = ${cell.refArea} and f.counterpart = ${cell.counterpart}
    and f.sex = ${cell.sex} and f.age = ${cell.age} and f.unit = ${cell.unit} and f.period = ${cell.period}
    and f.dimensions = ${JSON.stringify(cell.dimensions)}::jsonb`;
}

/** Chooses which figure is shown, in the place of what was chosen before. */
export async function addChoice(
  session: Session,
  space: number,
  cell: Cell,
  choice: FigureChoice,
  reason: string,
): Promise<void> {
  await session.change(
    statement(sql`
      update figure_choice f set ended_at = now() where f.space_id = ${space} and f.ended_at is null and ${isCell(cell)}`),
  );
  await session.change(
    statement(sql`
      insert into figure_choice (space_id, indicator, ref_area, counterpart, sex, age, unit, dimensions, period, choice, reason,
        chosen_by)
      values (${space}, ${cell.indicator}, ${cell.refArea}, ${cell.counterpart}, ${cell.sex}, ${cell.age}, ${cell.unit},
        ${JSON.stringify(cell.dimensions)}::jsonb, ${cell.period}, ${choice}, ${reason}, acting_account())`),
  );
}
