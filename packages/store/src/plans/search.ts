import { sql } from 'kysely';
import type { Session } from '../engine.ts';
import { statement } from '../schema.ts';
import { chosen, type DocumentFilter, type DocumentKind } from './documents.ts';
import { excerptOf } from './excerpt.ts';

export interface PassageFilter extends Omit<DocumentFilter, 'words'> {
  /** Only blocks that hold a passage of this theme. */
  readonly theme?: string;
}

/** A block of a document that holds the words looked for. */
export interface FoundBlock {
  readonly space: number;
  readonly spaceCode: string;
  readonly document: number;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly place: string | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly isOpen: boolean;
  /** Of the original, hexadecimal. */
  readonly fileSha256: string;
  readonly block: number;
  readonly page: number;
  readonly language: string;
  /** The text around the words, which stand between U+0002 and U+0003. */
  readonly excerpt: string;
  /** Themes of the passages in it. */
  readonly themes: readonly string[];
  readonly rank: number;
}

export interface FoundBlocks {
  readonly found: readonly FoundBlock[];
  /** How many there are in all. */
  readonly total: number;
}

interface FoundRow extends Omit<FoundBlock, 'excerpt'> {
  readonly text: string;
  /** Its plain letters with the words met marked. */
  readonly plain: string;
  readonly total: number;
}

/**
 * Looks for words in the documents that the acting account, or everybody, may read: each text by the rules of its language.
 * Quotes keep words together, a minus leaves words out, `or` gives a choice.
 *
 * @param words as a person types them; none for all that is of the theme of the filter
 */
export async function searchDocuments(
  session: Session,
  words: string,
  filter: PassageFilter,
  page: { readonly from: number; readonly most: number },
): Promise<FoundBlocks> {
  const rules = sql`case b.language when 'fr' then 'french'::regconfig when 'es' then 'spanish'::regconfig
    when 'ar' then 'arabic'::regconfig else 'english'::regconfig end`;
  const rows = await session.rows(
    statement(sql<FoundRow>`
      with chosen as materialized (
        select d.space_id, d.id, s.code, d.title, d.kind, coalesce(d.place, s.place) as place, d.from_year, d.to_year,
          d.published_at is not null as open, d.file_sha256
        from policy_document d join space s on s.id = d.space_id where ${chosen(filter)}),
      found as materialized (
        select * from find_blocks(${words}, (select array_agg(space_id order by space_id, id) from chosen),
          (select array_agg(id order by space_id, id) from chosen), ${filter.theme ?? null}, ${page.from}, ${page.most}))
      select f.space_id as space, d.code as "spaceCode", f.document_id as document, d.title, d.kind, d.place,
        d.from_year as "fromYear", d.to_year as "toYear", d.open as "isOpen", d.file_sha256 as "fileSha256", f.block, b.page, b.language, x.text,
        ts_headline(${rules}, translate(plain_letters(x.text), '<>', '  '),
          websearch_to_tsquery(${rules}, plain_letters(${words})), ${`StartSel=\u0002, StopSel=\u0003, HighlightAll=true`}) as plain,
        array(select distinct t.theme from passage p join passage_theme t on t.space_id = p.space_id
            and t.document_id = p.document_id and t.passage = p.passage
          where p.space_id = f.space_id and p.document_id = f.document_id and p.block = f.block order by 1) as themes,
        f.rank, f.total
      from found f
      join chosen d on d.space_id = f.space_id and d.id = f.document_id
      join document_block b on b.space_id = f.space_id and b.document_id = f.document_id and b.block = f.block
      cross join lateral (select case when btrim(${words}) <> '' then b.text else (
        -- Without words the passage itself, which may stand far down in a table.
        select p.text from passage p join passage_theme t on t.space_id = p.space_id and t.document_id = p.document_id
          and t.passage = p.passage
        where p.space_id = f.space_id and p.document_id = f.document_id and p.block = f.block and t.theme = ${filter.theme ?? null}
        order by t.depth desc, t.score desc limit 1) end as text) x
      order by f.rank desc, f.space_id, f.document_id, f.block`),
  );
  const found = rows.map(({ total: _, text, plain, ...row }) => ({ ...row, excerpt: excerptOf(text, plain) }));
  return { found, total: rows[0]?.total ?? 0 };
}
