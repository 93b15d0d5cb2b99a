/**
 * Reading a document again with newer concepts while everything stays that people decided of it; and who had seen what the
 * machine proposes of a document before going through it blind.
 */
export const readingAgain: string = `
alter table policy_document add reading_asked_at timestamptz;
alter table policy_document add found_place text collate "C";
comment on column policy_document.reading_asked_at is 'When it was asked to be read again; none once it has been. Until then the reading before it is shown.';
comment on column policy_document.found_place is 'Place its text seems to be for; that of its space holds unless a person chose another.';
grant update (reading_asked_at, found_place) on policy_document to sterna_member;

alter table passage add missing text check (missing in ('proposal', 'text'));
comment on column passage.missing is 'What a later reading did not find of a passage that people decided on: proposal where its text is still there, text where not even that is; none where it found it.';
grant select (missing) on passage to sterna_member;

create table document_seen (
  space_id integer not null,
  document_id integer not null,
  account_id text collate "C" not null references account,
  seen_at timestamptz not null default now(),
  primary key (space_id, document_id, account_id),
  foreign key (space_id, document_id) references policy_document (space_id, id) on delete cascade
);
comment on table document_seen is 'Who has seen what the machine proposes of a document, so that nobody codes it blind afterwards.';
comment on column document_seen.space_id is 'Space of the document.';
comment on column document_seen.document_id is 'Document.';
comment on column document_seen.account_id is 'Person.';
comment on column document_seen.seen_at is 'When for the first time.';
alter table document_seen enable row level security;
grant select on document_seen to sterna_member;
create policy together on document_seen for select to sterna_member
  using (space_id = any ((select my_spaces())::integer[])
    and (account_id = (select acting_account()) or is_own_document(space_id, document_id)));

alter table coding add seen_at timestamptz;
comment on column coding.seen_at is 'When the person had seen what the machine proposes, of this version or another, before being asked to go through it blind; none for who had not.';

create function first_version(space integer, document integer) returns integer language sql stable security definer
return (with recursive version (id, previous_id) as (
    select d.id, d.previous_id from policy_document d where d.space_id = first_version.space and d.id = first_version.document
    union
    select d.id, d.previous_id from version v
    join policy_document d on d.space_id = first_version.space and d.id = v.previous_id)
  select coalesce(min(id) filter (where previous_id is null), min(id)) from version);
comment on function first_version(integer, integer) is 'The oldest version of a document: the same for all versions of it.';

create or replace function codes_blind(space integer, document integer) returns boolean language sql stable security definer
return exists (select from coding c where c.space_id = codes_blind.space and c.account_id = acting_account() and c.blind
  and c.signed_at is null and (c.document_id = codes_blind.document
    or first_version(c.space_id, c.document_id) = first_version(codes_blind.space, codes_blind.document)));
comment on function codes_blind(integer, integer) is 'Whether the acting account is going through a document, or another version of it, without seeing what others, or the machine, say of it.';

create function note_seen(space integer, document integer) returns void language sql security definer
begin atomic
  insert into document_seen (space_id, document_id, account_id)
  select note_seen.space, note_seen.document, acting_account()
  where note_seen.space = any (my_spaces()) and not codes_blind(note_seen.space, note_seen.document)
    and exists (select from policy_document d where d.space_id = note_seen.space and d.id = note_seen.document
      and d.state = 'read')
    and not exists (select from document_seen s where s.space_id = note_seen.space and s.document_id = note_seen.document
      and s.account_id = acting_account())
  on conflict do nothing;
end;
comment on function note_seen(integer, integer) is 'Notes that the acting account sees what the machine proposes of a document of its space.';

create function note_seen_before() returns trigger language plpgsql security definer set search_path from current as $$
begin
  new.seen_at := case when new.blind then (
    select min(s.seen_at) from document_seen s where s.space_id = new.space_id and s.account_id = new.account_id
      and (s.document_id = new.document_id
        or first_version(s.space_id, s.document_id) = first_version(new.space_id, new.document_id))) end;
  return new;
end $$;
comment on function note_seen_before() is 'Keeps of a blind coding whether the person had seen the proposals, of any version of the document.';
create trigger seen_before before insert on coding for each row execute function note_seen_before();

create function has_seen(space integer, document integer, account text) returns boolean language sql stable security definer
return is_own_document(has_seen.space, has_seen.document) and exists (
  select from document_seen s where s.space_id = has_seen.space and s.account_id = has_seen.account
    and (s.document_id = has_seen.document
      or first_version(s.space_id, s.document_id) = first_version(has_seen.space, has_seen.document)));
comment on function has_seen(integer, integer, text) is 'Whether somebody has seen what the machine proposes of a document or of another version of it; for who keeps it.';

create function begin_reading_again(space integer, document integer) returns void language plpgsql security definer
set search_path from current as $$
declare
  s constant integer := begin_reading_again.space;
  d constant integer := begin_reading_again.document;
begin
  -- Who codes it blind does not see the passages others marked, and could not say where they now stand.
  if not is_own_document(s, d) or codes_blind(s, d) or not exists (select from policy_document o where o.space_id = s and o.id = d
    and o.state = 'read' and o.reading_asked_at is not null and o.signed_off_at is null and o.deleted_at is null)
  then raise exception 'Nobody asked for it to be read again.' using errcode = '42501'; end if;
  delete from document_block where space_id = s and document_id = d;
  delete from measure where space_id = s and document_id = d;
  delete from addressed_goal where space_id = s and document_id = d;
  delete from passed_over where space_id = s and document_id = d;
  delete from passage_theme where space_id = s and document_id = d;
  -- What a person settled with a reason stays.
  delete from document_theme where space_id = s and document_id = d and reason = '';
end $$;
comment on function begin_reading_again(integer, integer) is 'Clears the reading of a document that is read again, but for its passages: those of the same text stay the same.';

create function carry_over(space integer, document integer, passages jsonb, themes jsonb) returns void language plpgsql
security definer set search_path from current as $$
declare
  s constant integer := carry_over.space;
  d constant integer := carry_over.document;
begin
  if not is_own_document(s, d) or not exists (select from policy_document o where o.space_id = s and o.id = d
    and o.reading_asked_at is not null and o.signed_off_at is null and o.deleted_at is null)
  then raise exception 'Nobody asked for it to be read again.' using errcode = '42501'; end if;
  update passage p set block = (r->>'block')::integer, start = (r->>'start')::integer, page = (r->>'page')::integer,
    missing = r->>'missing', hits = r->'hits', framing = coalesce(r->>'framing', p.framing),
    headings = array(select jsonb_array_elements_text(r->'headings')),
    sectors = array(select jsonb_array_elements_text(r->'sectors')),
    groups = array(select jsonb_array_elements_text(r->'groups'))
  from jsonb_array_elements(carry_over.passages) r
  where p.space_id = s and p.document_id = d and p.passage = (r->>'passage')::integer;
  update document_theme t set proposed_depth = (r->>'proposedDepth')::smallint, proposed_framing = r->>'proposedFraming',
    facts = r->'facts'
  from jsonb_array_elements(carry_over.themes) r
  where t.space_id = s and t.document_id = d and t.theme = r->>'theme' and t.reason <> '';
  delete from passage p where p.space_id = s and p.document_id = d and p.added_by is null and p.missing is not null
    and not exists (select from coding_decision c where c.space_id = s and c.document_id = d and c.passage = p.passage
      and c.ended_at is null)
    and not exists (select from settlement c where c.space_id = s and c.document_id = d and c.passage = p.passage
      and c.ended_at is null);
  update policy_document o set reading_asked_at = null where o.space_id = s and o.id = d;
end $$;
comment on function carry_over(integer, integer, jsonb, jsonb) is 'Puts passages of a document that was read again where they now stand, drops those that are no longer found and on which nobody decided, and ends the reading.';

revoke execute on function first_version, note_seen, has_seen, note_seen_before, begin_reading_again, carry_over from public;
grant execute on function note_seen, has_seen, begin_reading_again, carry_over to sterna_member;
`;
