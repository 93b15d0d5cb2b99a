/**
 * Of policy documents: what a person said of one before it was read, words met that do not count, the places where paragraphs
 * turn to the next page; and searching many documents quickly.
 */
export const plansAtScale: string = `
alter table policy_document add said text[] not null default '{}';
comment on column policy_document.said is 'What a person said of it: kind, language, years, issuer, level, place, sector. The rest is found in it when it is read.';
grant update (said) on policy_document to sterna_member;

alter table document_block add turns integer[] not null default '{}';
comment on column document_block.turns is 'Characters of its text at which each further page begins.';

create table passed_over (
  space_id integer not null,
  document_id integer not null,
  number integer not null,
  block integer not null,
  start integer not null,
  page integer not null,
  language text not null check (language in ('fr', 'en', 'es', 'ar')),
  sentence text not null,
  words text not null,
  concept text collate "C" not null,
  because text not null check (because in ('phrase', 'name', 'sense', 'reference')),
  within text not null,
  meaning text not null default '',
  primary key (space_id, document_id, number),
  foreign key (space_id, document_id) references policy_document (space_id, id) on delete cascade
);
comment on table passed_over is 'Words met in documents that often speak of migration, and do not there.';
comment on column passed_over.space_id is 'Space of the document.';
comment on column passed_over.document_id is 'Document.';
comment on column passed_over.number is 'Number, from 0, in reading order.';
comment on column passed_over.block is 'Block it lies in.';
comment on column passed_over.start is 'Characters from the start of the block to the sentence.';
comment on column passed_over.page is 'Page; 0 where the document has none.';
comment on column passed_over.language is 'Language it is written in.';
comment on column passed_over.sentence is 'The sentence they stand in.';
comment on column passed_over.words is 'The words, as written.';
comment on column passed_over.concept is 'Theme they would speak of; migration where none is named.';
comment on column passed_over.because is 'Why they do not count: part of a phrase, a name, another sense, a reference to another text.';
comment on column passed_over.within is 'The phrase or name, or the words that show the sense, as written.';
comment on column passed_over.meaning is 'The other sense, in the words of the concepts.';
alter table passed_over enable row level security;
grant select on passed_over to sterna_reader, sterna_member;
grant insert on passed_over to sterna_member;
create policy opened on passed_over for select to sterna_reader using (is_open_document(space_id, document_id));
create policy together on passed_over for select to sterna_member
  using ((space_id = any ((select my_spaces())::integer[]) or is_open_document(space_id, document_id))
    and not codes_blind(space_id, document_id));
create policy read_in on passed_over for insert to sterna_member with check (is_own_document(space_id, document_id));

create index passage_block on passage (space_id, document_id, block);
create index policy_document_opened on policy_document (published_at) where published_at is not null and deleted_at is null;

-- The rights of a document are those of all its blocks: asked once for each document, not for each of its blocks. Under a
-- policy the words could be compared only after it, row by row, and their index would be of no use.
create function find_blocks(asked text, spaces integer[], documents integer[], theme text, skip integer, most integer)
returns table (space_id integer, document_id integer, block integer, rank double precision, total integer)
language plpgsql stable security definer set search_path from current as $$
declare
  fr tsquery := websearch_to_tsquery('french', plain_letters(asked));
  en tsquery := websearch_to_tsquery('english', plain_letters(asked));
  es tsquery := websearch_to_tsquery('spanish', plain_letters(asked));
  ar tsquery := websearch_to_tsquery('arabic', plain_letters(asked));
begin
  if btrim(asked) = '' then
    return query
    with seen as materialized (
      select d.space_id, d.id from unnest(spaces, documents) as o (space, document)
      join policy_document d on d.space_id = o.space and d.id = o.document
      where d.deleted_at is null and (d.published_at is not null or d.space_id = any (my_spaces()))
        and not codes_blind(d.space_id, d.id)),
    met as (
      select p.space_id, p.document_id, p.block, max(t.depth * t.score) as rank from passage_theme t
      join passage p on p.space_id = t.space_id and p.document_id = t.document_id and p.passage = t.passage
      where t.theme = find_blocks.theme and (t.space_id, t.document_id) in (select s.space_id, s.id from seen s)
      group by p.space_id, p.document_id, p.block)
    select m.space_id, m.document_id, m.block, m.rank::double precision, (count(*) over ())::integer from met m
    order by m.rank desc, m.space_id, m.document_id, m.block offset skip limit most;
    return;
  end if;
  return query
  with seen as materialized (
    select d.space_id, d.id from unnest(spaces, documents) as o (space, document)
    join policy_document d on d.space_id = o.space and d.id = o.document
    where d.deleted_at is null and (d.published_at is not null or d.space_id = any (my_spaces()))
      and (find_blocks.theme is null or not codes_blind(d.space_id, d.id))),
  -- By their words alone, so that their index is what is gone by.
  candidate as materialized (
    select b.space_id, b.document_id, b.block from document_block b
    where b.words @@ fr and b.language = 'fr' or b.words @@ en and b.language = 'en'
      or b.words @@ es and b.language = 'es' or b.words @@ ar and b.language = 'ar'),
  chosen as materialized (
    select c.space_id, c.document_id, c.block from candidate c
    where (c.space_id, c.document_id) in (select s.space_id, s.id from seen s)
      and (find_blocks.theme is null or exists (
        select from passage p
        join passage_theme t on t.space_id = p.space_id and t.document_id = p.document_id and t.passage = p.passage
        where p.space_id = c.space_id and p.document_id = c.document_id and p.block = c.block and t.theme = find_blocks.theme))
    -- Who asks for what stands everywhere gets the best of so many.
    limit 30000),
  met as (
    select b.space_id, b.document_id, b.block, ts_rank_cd(b.words,
      case b.language when 'fr' then fr when 'es' then es when 'ar' then ar else en end, 1)
      -- A heading alone, or a cell of a table, tells less than a paragraph.
      * case when b.kind = 'heading' or length(b.text) < 80 then 0.3 else 1 end as rank
    from chosen c
    join document_block b on b.space_id = c.space_id and b.document_id = c.document_id and b.block = c.block)
  select m.space_id, m.document_id, m.block, m.rank::double precision, (count(*) over ())::integer from met m
  order by m.rank desc, m.space_id, m.document_id, m.block offset skip limit most;
end $$;
comment on function find_blocks(text, integer[], integer[], text, integer, integer) is 'Blocks of some documents that hold the words asked for, the best first, of those the acting account or everybody may read; of a theme, those with a passage of it, which needs no words.';

-- Counted at once, by documents the acting account or everybody may read.
create function count_readings(spaces integer[], documents integer[])
returns table (space_id integer, document_id integer, passages integer, themes integer, measures integer)
language sql stable security definer set search_path from current as $$
  with seen as materialized (
    select d.space_id, d.id, codes_blind(d.space_id, d.id) as blind from unnest(spaces, documents) as o (space, document)
    join policy_document d on d.space_id = o.space and d.id = o.document
    where (d.published_at is not null and d.deleted_at is null) or d.space_id = any (my_spaces()))
  select s.space_id, s.id,
    (select count(*)::integer from passage p where p.space_id = s.space_id and p.document_id = s.id
      and (not s.blind or p.added_by is null or p.added_by = acting_account())),
    case when s.blind then 0 else (select count(*)::integer from document_theme t where t.space_id = s.space_id
      and t.document_id = s.id and coalesce(t.depth, t.proposed_depth) > 0) end,
    case when s.blind then 0 else (select count(*)::integer from measure m where m.space_id = s.space_id
      and m.document_id = s.id) end
  from seen s
$$;
comment on function count_readings(integer[], integer[]) is 'Passages, themes treated and measures of some documents.';
`;
