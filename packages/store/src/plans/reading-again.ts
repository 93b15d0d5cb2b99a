import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import type { ReadingToSave, StoredBlock } from './reading.ts';

type FoundPassage = ReadingToSave['passages'][number];

/** A passage of the reading before. */
interface KeptPassage {
  readonly passage: number;
  readonly page: number;
  readonly start: number;
  readonly text: string;
  readonly isAdded: boolean;
}

/** Where a passage stands in the new text, and what is said of it there. */
type PlacedPassage = Pick<
  FoundPassage,
  'passage' | 'block' | 'start' | 'page' | 'headings' | 'hits' | 'sectors' | 'groups'
> & {
  /** None: as it was. */
  readonly framing: string | null;
  readonly missing: 'proposal' | 'text' | null;
};

/** A new reading told apart from what stays of the one before. */
export interface RenewedReading {
  /** Passages to enter: those that were not found before, under numbers that are free. */
  readonly fresh: readonly FoundPassage[];
  readonly kept: readonly PlacedPassage[];
  /** What is proposed anew of those that were kept. */
  readonly proposals: readonly Pick<FoundPassage, 'passage' | 'themes'>[];
}

const plain = (text: string): string => text.replaceAll(/[\s\u00ad]+/gu, ' ').trim();

/** The place of a text in blocks, that nearest to the page it stood on; undefined where it stands nowhere. */
function placeOf({ text, page }: KeptPassage, blocks: readonly StoredBlock[]): StoredBlock | undefined {
  const holding = blocks.filter((block) => block.text.includes(text));
  return holding.toSorted((a, b) => Math.abs(a.page - page) - Math.abs(b.page - page))[0];
}

function placed(kept: KeptPassage, blocks: readonly StoredBlock[]): PlacedPassage {
  const bare = { passage: kept.passage, headings: [], hits: [], sectors: [], groups: [], framing: null };
  const block = placeOf(kept, blocks);
  if (block !== undefined) {
    const start = block.text.indexOf(kept.text);
    const page = block.page + block.turns.filter((turn) => turn <= start).length;
    return { ...bare, block: block.block, start, page, missing: kept.isAdded ? null : 'proposal' };
  }
  // Listed where it stood, as far as that is known.
  const near = blocks.find(({ toPage }) => toPage >= kept.page) ?? blocks.at(-1);
  return { ...bare, block: near?.block ?? 0, start: 0, page: kept.page, missing: 'text' };
}

/**
 * Puts the passages of the reading before beside those of a new one: of the same text, the one of the nearest page is the same passage.
 *
 * @param next the first number that is free
 */
export function matchPassages(
  kept: readonly KeptPassage[],
  reading: Pick<ReadingToSave, 'passages' | 'blocks'>,
  next: number,
): RenewedReading {
  const open = Map.groupBy(reading.passages, ({ text }) => plain(text));
  const matched = new Map<number, FoundPassage>();
  for (const one of kept.filter(({ isAdded }) => !isAdded)) {
    const same = open.get(plain(one.text)) ?? [];
    const [nearest] = same.toSorted((a, b) => Math.abs(a.page - one.page) - Math.abs(b.page - one.page));
    if (nearest === undefined) continue;
    matched.set(one.passage, nearest);
    open.set(
      plain(one.text),
      same.filter((each) => each !== nearest),
    );
  }
  const taken = new Set(matched.values());
  const fresh = reading.passages.filter((each) => !taken.has(each)).map((each, i) => ({ ...each, passage: next + i }));
  const placedOnes = kept.map((one): PlacedPassage => {
    const found = matched.get(one.passage);
    if (found === undefined) return placed(one, reading.blocks);
    const { block, start, page, headings, hits, sectors, groups, framing } = found;
    return { passage: one.passage, block, start, page, headings, hits, sectors, groups, framing, missing: null };
  });
  const proposals = [...matched].map(([passage, { themes }]) => ({ passage, themes }));
  return { fresh, kept: placedOnes, proposals };
}

/**
 * Clears the reading of a document that is to be read again, but for its passages.
 *
 * @returns the new reading told apart from what stays; undefined for a document that is read for the first time
 */
export async function renewReading(
  session: Session,
  space: number,
  id: number,
  reading: ReadingToSave,
): Promise<RenewedReading | undefined> {
  const [asked] = await session.rows(
    statement(sql<object>`select 1 as one from policy_document where space_id = ${space} and id = ${id} and state = 'read'
      and reading_asked_at is not null and signed_off_at is null and deleted_at is null`),
  );
  if (asked === undefined) return undefined;
  await session.rows(statement(sql<object>`select begin_reading_again(${space}, ${id})`));
  const kept = await session.rows(
    statement(sql<KeptPassage>`
      select passage, page, start, text, added_by is not null as "isAdded" from passage
      where space_id = ${space} and document_id = ${id} order by passage`),
  );
  const [free] = await session.rows(statement(sql<{ next: number }>`select next_passage(${space}, ${id}) as next`));
  return matchPassages(kept, reading, free?.next ?? 0);
}

/**
 * Puts the passages of the reading before where they now stand, drops those that are no longer found and on which nobody
 * decided, and ends the reading.
 */
export async function carryOver(
  session: Session,
  space: number,
  id: number,
  kept: readonly PlacedPassage[],
  themes: ReadingToSave['themes'],
): Promise<void> {
  await session.rows(
    statement(
      sql<object>`select carry_over(${space}, ${id}, ${JSON.stringify(kept)}::jsonb, ${JSON.stringify(themes)}::jsonb)`,
    ),
  );
}
