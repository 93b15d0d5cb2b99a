import { type RawBuilder, sql } from 'kysely';
import {
  accountName,
  institutionName,
  type StoredAccountName,
  type StoredInstitutionName,
} from '../editions/edition-rows.ts';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { addContributionFile } from './contribution-files.ts';
import { FIGURE, figureOf, type OwnFigureRow, type StoredOwnFigure } from './figure-rows.ts';

export type ContributionState = 'proposed' | 'accepted' | 'declined' | 'withdrawn';

/** What is said of figures that are brought in together. */
export interface ContributionToAdd {
  readonly space: number;
  readonly title: string;
  /** Empty for the institution that brings them. */
  readonly publisher: string;
  /** Year, month or day. */
  readonly dated: string;
  readonly remark: string;
  /** None for a grid. */
  readonly file: FileToAdd | null;
}

/** A file as it is kept with its contribution. */
export interface FileToAdd {
  readonly name: string;
  /** Hexadecimal, of the file as it came. */
  readonly sha256: string;
  /** Bytes, as it came. */
  readonly size: number;
  /** How it was read. */
  readonly reading: object;
  /** The file, packed by gzip. */
  readonly packed: Uint8Array;
}

export type FigureToAdd = Omit<StoredOwnFigure, 'contribution'>;

/** A contribution with what it holds. */
export interface StoredContribution {
  readonly space: number;
  readonly id: number;
  readonly title: string;
  readonly publisher: string;
  readonly dated: string;
  readonly institution: StoredInstitutionName | null;
  readonly fileName: string | null;
  /** Hexadecimal. */
  readonly fileSha256: string | null;
  /** Bytes; none for a grid, and for files that are not kept. */
  readonly fileSize: number | null;
  /** Whether the acting account may have the file. */
  readonly hasFile: boolean;
  readonly remark: string;
  readonly state: ContributionState;
  readonly broughtBy: StoredAccountName;
  readonly broughtAt: Date;
  readonly decidedBy: StoredAccountName | null;
  readonly decidedAt: Date | null;
  readonly reason: string;
  readonly figures: number;
  /** Codes of its indicators. */
  readonly indicators: readonly string[];
  /** Whether the acting account may decide on all of it. */
  readonly mayDecide: boolean;
  readonly isMine: boolean;
}

export interface ContributionFilter {
  readonly state?: ContributionState;
  readonly indicator?: string;
  /** Account that brought it. */
  readonly person?: string;
  readonly id?: number;
}

/**
 * Enters a contribution and its figures in the name of the acting account, for the institution it acts for.
 *
 * @returns its number
 */
export async function addContribution(
  session: Session,
  one: ContributionToAdd,
  figures: readonly FigureToAdd[],
): Promise<number> {
  const [added] = await session.rows(
    statement(sql<{ id: number }>`
      insert into contribution (space_id, title, publisher, dated, institution_id, file_name, file_sha256, file_size, file_reading,
        remark, brought_by)
      values (${one.space}, ${one.title}, ${one.publisher}, ${one.dated}, my_institution(${one.space}),
        ${one.file?.name ?? null}, ${one.file?.sha256 ?? null}, ${one.file?.size ?? null},
        ${one.file ? JSON.stringify(one.file.reading) : null}::jsonb, ${one.remark}, acting_account())
      returning id`),
  );
  if (!added) throw new Error('a contribution was added without a number');
  const rows = figures.map((figure, index) => [
    index + 1,
    ...[figure.indicator, figure.refArea, figure.counterpart, figure.sex, figure.age, figure.unit, figure.dimensions],
    ...[figure.period, figure.value, figure.status, figure.note ?? null, figure.part ?? null],
    ...[figure.row, figure.column ?? null],
  ]);
  await session.change(
    statement(sql`
      insert into contribution_figure (space_id, contribution_id, number, indicator, ref_area, counterpart, sex, age, unit,
        dimensions, period, value, status, note, part, row, col)
      select ${one.space}, ${added.id}, (r->>0)::integer, r->>1, r->>2, r->>3, r->>4, r->>5, r->>6, r->7, r->>8,
        (r->>9)::double precision, r->>10, r->>11, r->>12, (r->>13)::integer, (r->>14)::integer
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`),
  );
  if (one.file) await addContributionFile(session, { space: one.space, contribution: added.id }, one.file.packed);
  return added.id;
}

function chosen(space: number, { state, indicator, person, id }: ContributionFilter): RawBuilder<boolean> {
  return sql<boolean>`c.space_id = ${space}
    and (${id ?? null}::integer is null or c.id = ${id ?? null})
    and (${state ?? null}::text is null or c.state = ${state ?? null})
    and (${person ?? null}::text is null or c.brought_by = ${person ?? null})
    and (${indicator ?? null}::text is null or exists (select from contribution_figure f
      where f.space_id = c.space_id and f.contribution_id = c.id and f.indicator = ${indicator ?? null}))`;
}

function contributionsWhere(session: Session, condition: RawBuilder<boolean>): Promise<StoredContribution[]> {
  return session.rows(
    statement(sql<StoredContribution>`
      select c.space_id as space, c.id, c.title, c.publisher, c.dated, ${institutionName('c.space_id', 'c.institution_id')} as institution,
        c.file_name as "fileName", c.file_sha256 as "fileSha256", c.file_size::double precision as "fileSize",
        c.file_size is not null and may_see_file(c.space_id, c.id) as "hasFile", c.remark, c.state,
        ${accountName('c.space_id', 'c.brought_by')} as "broughtBy", c.brought_at as "broughtAt",
        ${accountName('c.space_id', 'c.decided_by')} as "decidedBy", c.decided_at as "decidedAt", c.reason,
        coalesce(h.figures, 0)::integer as figures, coalesce(h.indicators, '{}') as indicators,
        may_decide_all(c.space_id, c.id) and h.figures > 0 and exists (select from unnest(h.indicators) i where may_decide(c.space_id, i)) as "mayDecide",
        c.brought_by = acting_account() as "isMine"
      from contribution c left join lateral (
        select count(*) as figures, array_agg(distinct f.indicator) as indicators from contribution_figure f
        where f.space_id = c.space_id and f.contribution_id = c.id) h on true
      where ${condition} order by c.brought_at desc, c.id desc`),
  );
}

/** Contributions to a space, the newest first; those of the spaces of others are not there. */
export function readContributions(
  session: Session,
  space: number,
  filter: ContributionFilter = {},
): Promise<StoredContribution[]> {
  return contributionsWhere(session, chosen(space, filter));
}

/** Contributions that nobody has decided and the acting account may decide, in all its spaces. */
export async function readToDecide(session: Session): Promise<StoredContribution[]> {
  const found = await contributionsWhere(
    session,
    sql<boolean>`c.state = 'proposed' and c.space_id = any (my_spaces())`,
  );
  return found.filter(({ mayDecide }) => mayDecide);
}

/** Figures of a contribution in the order of its file. */
export async function readContributionFigures(
  session: Session,
  space: number,
  contribution: number,
  { from = 0, count }: { readonly from?: number; readonly count?: number } = {},
): Promise<StoredOwnFigure[]> {
  const [found] = await session.rows(
    statement(sql<{ figures: OwnFigureRow[] | null }>`
      select json_agg(${FIGURE} order by f.number) as figures from contribution_figure f
      where f.space_id = ${space} and f.contribution_id = ${contribution} and f.number > ${from}
        and (${count ?? null}::integer is null or f.number <= ${from} + ${count ?? null}::integer)`),
  );
  return (found?.figures ?? []).map(figureOf);
}

/** Brings a contribution from one state to another. @returns whether it was there, in that state, for the account to change */
export async function decideContribution(
  session: Session,
  at: { readonly space: number; readonly contribution: number },
  to: Exclude<ContributionState, 'proposed'>,
  { from, reason }: { readonly from: readonly ContributionState[]; readonly reason: string },
): Promise<boolean> {
  const decides = to !== 'withdrawn';
  const { count } = await session.change(
    statement(sql`
      update contribution set state = ${to},
        decided_by = case when ${decides} then acting_account() else decided_by end,
        decided_at = case when ${decides} then now() else decided_at end,
        reason = case when ${reason} = '' then reason else ${reason} end
      where space_id = ${at.space} and id = ${at.contribution} and state = any (${[...from]}::text[])`),
  );
  return count > 0;
}
