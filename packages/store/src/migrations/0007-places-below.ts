/**
 * Places below the countries: each country's own list of regions and municipalities, the spaces that are for them, and who
 * reads what along the tree.
 *
 * What is accepted as a figure travels along the tree, what is still being worked on does not: a country's focal point
 * reads the accepted figures of its regions, for it answers for the country as a whole; members of a region read what is
 * accepted in the spaces above, for the nation's figure is to be the same on every page. Proposals, drafts, texts, members and
 * institutions stay within their space.
 */
export const placesBelow: string = `
create table place (
  space_id integer not null references space,
  code text collate "C" not null check (code ~ '^[A-Z]{2,3}-[A-Za-z0-9](?:[A-Za-z0-9._-]{0,18}[A-Za-z0-9])?$'),
  parent text collate "C",
  level text not null check (level in ('region', 'municipality')),
  name jsonb not null check (jsonb_typeof(name) = 'object' and name <> '{}'),
  primary key (space_id, code),
  foreign key (space_id, parent) references place (space_id, code)
);
create index place_parent on place (space_id, parent);
comment on table place is 'Regions and municipalities of a country, by the codes of its own list. Countries are in the vocabulary.';
comment on column place.space_id is 'Space of the country that keeps the list.';
comment on column place.code is 'ISO 3166-2 (SN-DK), or the code of the statistics office behind the country''s: SEN-01.';
comment on column place.parent is 'Code of the region that it lies in; none where it lies in the country directly.';
comment on column place.level is 'region or municipality.';
comment on column place.name is 'Its name by language; one at least.';
comment on column space.place is 'Code of what it is for: of a country in the vocabulary, of a region or municipality in the list of its country.';

create function space_line(space integer) returns table (id integer, place text, level text, step integer)
language sql stable security definer
begin atomic
  with recursive up as (
    select s.id, s.parent_id, s.place, s.level, 0 as step from space s where s.id = space_line.space
    union all
    select s.id, s.parent_id, s.place, s.level, up.step + 1 from up join space s on s.id = up.parent_id where up.id <> 1
  )
  select up.id, up.place, up.level, up.step from up where up.id <> 1 order by up.step;
end;
comment on function space_line(integer) is 'A space and those above it, the nearest first, the global one left out.';

create function country_space(space integer) returns integer language sql stable security definer
return (select l.id from space_line(country_space.space) l order by l.step desc limit 1);
comment on function country_space(integer) is 'The country''s space that a space is or lies in.';

create function spaces_over() returns integer[] language sql stable security definer
return (select coalesce(array_agg(distinct l.id), '{}') from unnest(my_spaces()) m(id), space_line(m.id) l where l.step > 0);
comment on function spaces_over() is 'Spaces above those the acting account is a member of: it reads what is accepted there.';

create function spaces_under() returns integer[] language sql stable security definer
begin atomic
  with recursive down as (
    select s.id from space s where s.parent_id = any (spaces_as('focal point')) and s.parent_id <> 1
    union
    select s.id from down join space s on s.parent_id = down.id
  )
  select coalesce(array_agg(down.id), '{}') from down;
end;
comment on function spaces_under() is 'Spaces below those the acting account is focal point of: it reads what is accepted there.';

create function place_lists() returns integer[] language sql stable security definer
return (select coalesce(array_agg(distinct country_space(m.id)), '{}') from unnest(my_spaces()) m(id));
comment on function place_lists() is 'Spaces whose list of places the acting account reads: of the countries it works in.';

create function place_lies_in(list integer, code text, other text) returns boolean language sql stable security definer
begin atomic
  with recursive up as (
    select p.parent from place p where p.space_id = place_lies_in.list and p.code = place_lies_in.code
    union
    select p.parent from up join place p on p.space_id = place_lies_in.list and p.code = up.parent
  )
  select exists (select from up where up.parent = place_lies_in.other);
end;
comment on function place_lies_in(integer, text, text) is 'Whether a place of a list lies in another one, at any depth.';

create function guard_place() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from space s where s.id = new.space_id and s.level = 'country') then
    raise exception 'Places stand in the list of a country.' using errcode = 'STP01';
  end if;
  if tg_op = 'UPDATE' and (new.space_id, new.code, new.level) is distinct from (old.space_id, old.code, old.level) then
    raise exception 'Code and level of a place stay.' using errcode = 'STP01';
  end if;
  if new.parent is not null and (new.parent = new.code or place_lies_in(new.space_id, new.parent, new.code)
    or not exists (select from place p where p.space_id = new.space_id and p.code = new.parent and p.level = 'region')) then
    raise exception 'A place lies in a region, and not in itself.' using errcode = 'STP01';
  end if;
  if tg_op = 'UPDATE' and new.parent is distinct from old.parent
    and exists (select from space s where s.place = new.code and country_space(s.id) = new.space_id and s.id <> new.space_id) then
    raise exception 'A place that has a space stays where it is.' using errcode = 'STP03';
  end if;
  return null;
end $$;
comment on function guard_place() is 'Keeps lists of places in order (STP01), and a place with a space where it lies (STP03).';
create trigger guarded after insert or update on place for each row execute function guard_place();

create function guard_used_place() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from space s where s.place = old.code and country_space(s.id) = old.space_id)
    or exists (select from contribution_figure f where old.code in (f.ref_area, f.counterpart)
      and f.space_id in (select s.id from space s where country_space(s.id) = old.space_id)) then
    raise exception 'A place that has a space or figures stays.' using errcode = 'STP02';
  end if;
  return old;
end $$;
comment on function guard_used_place() is 'Refuses to take a place out of the list that has a space or figures (STP02).';
create trigger kept before delete on place for each row execute function guard_used_place();

-- Two spaces for one place would say two things of it.
create function guard_place_of_space() returns trigger language plpgsql security definer set search_path from current as $$
declare list integer; above text; found place;
begin
  if tg_op = 'UPDATE' and old.place is not null and new.place is distinct from old.place then
    raise exception 'The place of a space stays.' using errcode = 'STP04';
  end if;
  if new.level not in ('region', 'municipality') or acting_account() is null then return new; end if;
  -- Whoever may not make the space is told so by the policies, and learns nothing of the list.
  if not (is_administrator() or new.parent_id = any (spaces_as('focal point')) or new.id = any (spaces_as('focal point'))) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.place is not distinct from old.place and (new.closed_at is not null or old.closed_at is null) then
    return new;
  end if;
  -- Not in the table yet while it is added.
  list := country_space(new.parent_id);
  select s.place into above from space s where s.id = new.parent_id and s.level <> 'country';
  select * into found from place p where p.space_id = list and p.code = new.place for no key update;
  if found.code is null or found.level <> new.level or (above is not null and not place_lies_in(list, new.place, above)) then
    raise exception 'A region or municipality is for a place of the list of its country, within the space above.' using errcode = 'STP05';
  end if;
  if exists (select from space s where s.id <> new.id and s.place = new.place and s.closed_at is null
    and s.level <> 'country' and country_space(s.id) = list) then
    raise exception 'That place has a space.' using errcode = 'STP06';
  end if;
  return new;
end $$;
comment on function guard_place_of_space() is 'Has regions and municipalities be for a place of their country''s list (STP05), one open space for each (STP06), for good (STP04).';
create trigger guarded_place before insert or update on space for each row execute function guard_place_of_space();

create function figures_of_places(list integer) returns table (code text, figures integer)
language sql stable security definer
begin atomic
  select s.place, count(*)::integer
  from space s join contribution c on c.space_id = s.id and c.state = 'accepted'
    join contribution_figure f on f.space_id = c.space_id and f.contribution_id = c.id
  where s.level in ('region', 'municipality') and s.place is not null and country_space(s.id) = figures_of_places.list
    and (s.id = any (my_spaces()) or s.id = any (spaces_under()))
  group by s.place;
end;
comment on function figures_of_places(integer) is 'Accepted figures of the spaces of a country''s places, as far as the acting account reads them.';

create function publisher_within(space integer, contribution integer) returns text language sql stable security definer
return (
  select coalesce(nullif(i.short_name, ''), (select value from jsonb_each_text(i.name) limit 1))
  from contribution c join institution i on i.space_id = c.space_id and i.id = c.institution_id
  where c.space_id = publisher_within.space and c.id = publisher_within.contribution
    and (c.space_id = any (my_spaces()) or c.state = 'accepted' and c.space_id = any (spaces_over() || spaces_under())));
comment on function publisher_within(integer, integer) is 'Institution that brought a contribution, for those who read its figures: the directory of another space is not theirs.';

alter table place enable row level security;
grant select, delete on place to sterna_member;
grant insert (space_id, code, parent, level, name) on place to sterna_member;
grant update (parent, name) on place to sterna_member;
create policy listed on place for select to sterna_member
  using (space_id = any ((select place_lists())::integer[]) or (select is_administrator()));
create policy kept_in on place for insert to sterna_member
  with check (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));
create policy kept_changed on place for update to sterna_member
  using (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()))
  with check (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));
create policy kept_out on place for delete to sterna_member
  using (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));
create trigger traced after insert or update or delete on place for each row execute function record_act('code');

grant update (place) on space to sterna_member;
create policy along on space for select to sterna_member
  using (id = any ((select spaces_under())::integer[]) or id = any ((select spaces_over())::integer[]));
create policy along on contribution for select to sterna_member
  using (state = 'accepted' and (space_id = any ((select spaces_under())::integer[]) or space_id = any ((select spaces_over())::integer[])));
create policy along on contribution_figure for select to sterna_member
  using ((space_id = any ((select spaces_under())::integer[]) or space_id = any ((select spaces_over())::integer[]))
    and exists (select from contribution c where c.space_id = contribution_figure.space_id
      and c.id = contribution_figure.contribution_id and c.state = 'accepted'));
create policy along on figure_choice for select to sterna_member
  using (ended_at is null and (space_id = any ((select spaces_under())::integer[]) or space_id = any ((select spaces_over())::integer[])));

revoke execute on function guard_place, guard_used_place, guard_place_of_space from public;
`;
