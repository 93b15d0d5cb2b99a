/**
 * One open space for each country; and the trace of acts found quickly by person, act, object and day, however long it is.
 */
export const accountsMended: string = `
do $$
declare others integer[];
begin
  -- Where a country has several open spaces already they stay, and all but the oldest stand outside the rule.
  select coalesce(array_agg(s.id order by s.id), '{}') into others
  from space s
  where s.level = 'country' and not s.demonstration and s.closed_at is null and exists (
    select from space o where o.level = 'country' and not o.demonstration and o.closed_at is null
      and o.place = s.place and o.id < s.id);
  execute format(
    'create unique index space_one_per_country on space (place)
      where level = ''country'' and not demonstration and closed_at is null and id <> all (%L::integer[])', others);
end $$;

create index act_account on act (space_id, account_id, id);
create index act_object on act (space_id, object, id);
create index act_act on act (space_id, act, id);
create index act_at on act (space_id, at);
`;
