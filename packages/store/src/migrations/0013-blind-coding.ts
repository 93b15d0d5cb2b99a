/**
 * Who codes a document blind gets nothing of what the machine, or others, say of it, however it is asked for: not the terms,
 * sectors, groups and framing of its passages, not its measures, not what was settled of it in the trace of acts.
 * And what holds of a passage is said in one place, for pages, reports and the depths of the document alike.
 */
export const blindCoding: string = `
revoke select on passage from sterna_member;
grant select (space_id, document_id, passage, block, start, page, language, text, headings, added_by, added_at) on passage
  to sterna_member;

-- With the rights of the owner: its condition is that of the policies on passage_theme, which say the same kind of thing.
create view passage_reading with (security_barrier) as
select p.space_id, p.document_id, p.passage, p.hits, p.sectors, p.groups, p.framing from passage p
where is_open_document(p.space_id, p.document_id)
  or (p.space_id = any ((select my_spaces())::integer[]) and not codes_blind(p.space_id, p.document_id));
comment on view passage_reading is 'What the machine says of passages, for those who may know.';
comment on column passage_reading.space_id is 'Space of the document.';
comment on column passage_reading.document_id is 'Document.';
comment on column passage_reading.passage is 'Passage.';
comment on column passage_reading.hits is 'Terms met: concept, term, words, start, end, because.';
comment on column passage_reading.sectors is 'Sectors of its headings or its text.';
comment on column passage_reading.groups is 'Groups of people it names.';
comment on column passage_reading.framing is 'Migration as opportunity, risk, both, neutral.';
grant select on passage_reading to sterna_reader, sterna_member;

drop policy together on measure;
create policy together on measure for select to sterna_member
  using ((space_id = any ((select my_spaces())::integer[]) or is_open_document(space_id, document_id))
    and not codes_blind(space_id, document_id));

create policy not_while_blind on act as restrictive for select to sterna_member using (
  case when object in ('document_theme', 'settlement')
    then not codes_blind(space_id, split_part(object_id, '/', 1)::integer) else true end);

create function holding_of(space integer, document integer) returns table (
  passage integer, theme text, depth integer, is_decided boolean, opportunity boolean, risk boolean, unframed boolean)
language sql stable security definer
begin atomic
  with counting as (
    select d.passage, d.theme, coalesce(d.depth, 0) as depth, d.framing
    from coding_decision d
    join coding c on c.space_id = d.space_id and c.document_id = d.document_id and c.account_id = d.account_id
    where d.space_id = holding_of.space and d.document_id = holding_of.document and d.ended_at is null
      and (not c.blind or (c.signed_at is not null and not exists (
        -- Another who has signed and says otherwise: that is to be settled first. What both marked for themselves, and
        -- overlaps, is one passage.
        select from coding o
        left join lateral (
          select count(*) as said, max(coalesce(e.depth, 0)) as depth
          from coding_decision e
          join passage p on p.space_id = d.space_id and p.document_id = d.document_id and p.passage = d.passage
          join passage q on q.space_id = e.space_id and q.document_id = e.document_id and q.passage = e.passage
          where e.space_id = o.space_id and e.document_id = o.document_id and e.account_id = o.account_id and e.theme = d.theme
            and e.ended_at is null and (e.passage = d.passage or (p.added_by is not null and q.added_by is not null
              and q.block = p.block and q.start < p.start + length(p.text) and p.start < q.start + length(q.text)))) e on true
        where o.space_id = c.space_id and o.document_id = c.document_id and o.account_id <> c.account_id
          and o.signed_at is not null and (o.blind or e.said > 0) and coalesce(e.depth, 0) <> coalesce(d.depth, 0))))),
  held as (
    select h.passage, h.theme, max(h.depth) as depth, bool_or(h.depth > 0 and h.framing in ('opportunity', 'both')) as opportunity,
      bool_or(h.depth > 0 and h.framing in ('risk', 'both')) as risk, bool_or(h.depth > 0 and h.framing is null) as unframed
    from counting h group by h.passage, h.theme),
  settled as (
    select s.passage, s.theme, s.depth, s.framing from settlement s where s.space_id = holding_of.space
      and s.document_id = holding_of.document and s.ended_at is null),
  proposed as (
    select t.passage, t.theme, t.depth from passage_theme t where t.space_id = holding_of.space
      and t.document_id = holding_of.document)
  select passage, theme, coalesce(s.depth, h.depth, t.depth)::integer, s.theme is not null or h.theme is not null,
    case when s.theme is not null then s.framing in ('opportunity', 'both') when h.theme is not null then h.opportunity end,
    case when s.theme is not null then s.framing in ('risk', 'both') when h.theme is not null then h.risk end,
    case when s.theme is not null then s.framing is null when h.theme is not null then h.unframed else true end
  from settled s full join held h using (passage, theme) full join proposed t using (passage, theme);
end;
comment on function holding_of(integer, integer) is 'What holds of each theme of each passage of a document: as it was settled, else as people decided, else as the machine proposes. Says it to nobody but other functions.';

create function held_themes(space integer, document integer) returns table (
  passage integer, theme text, depth integer, is_decided boolean)
language sql stable security definer
begin atomic
  select h.passage, h.theme, h.depth, h.is_decided from holding_of(held_themes.space, held_themes.document) h
  where is_open_document(held_themes.space, held_themes.document) or (
    held_themes.space = any ((select my_spaces())::integer[]) and not codes_blind(held_themes.space, held_themes.document));
end;
comment on function held_themes(integer, integer) is 'What holds of each theme of each passage of a document, for those who may know; depth 0 where a person rejected it.';

create or replace function keep_document_themes(space integer, document integer) returns void language sql security definer
begin atomic
  with themes as (
    select h.theme, case when bool_or(h.is_decided) then max(h.depth) end as depth,
      case when bool_or(h.is_decided) and max(h.depth) > 0 then
        case when coalesce(bool_or(h.depth > 0 and (h.opportunity or (h.unframed and p.framing in ('opportunity', 'both')))), false) then
          case when coalesce(bool_or(h.depth > 0 and (h.risk or (h.unframed and p.framing in ('risk', 'both')))), false)
            then 'both' else 'opportunity' end
        when coalesce(bool_or(h.depth > 0 and (h.risk or (h.unframed and p.framing in ('risk', 'both')))), false) then 'risk'
        else 'neutral' end end as framing
    from holding_of(keep_document_themes.space, keep_document_themes.document) h
    join passage p on p.space_id = keep_document_themes.space and p.document_id = keep_document_themes.document
      and p.passage = h.passage
    group by h.theme)
  update document_theme d set depth = n.depth, framing = n.framing,
    decided_by = case when n.depth is not null then acting_account() end,
    decided_at = case when n.depth is not null then now() end
  from (select o.theme, t.depth, t.framing from document_theme o left join themes t on t.theme = o.theme
    where o.space_id = keep_document_themes.space and o.document_id = keep_document_themes.document) n
  where d.space_id = keep_document_themes.space and d.document_id = keep_document_themes.document and d.theme = n.theme
    and d.reason = '' and (d.depth is distinct from n.depth or d.framing is distinct from n.framing);
end;

revoke execute on function holding_of, held_themes from public;
grant execute on function held_themes to sterna_reader, sterna_member;
`;
