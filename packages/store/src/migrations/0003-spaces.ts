/**
 * Accounts and how they sign in, the tree of spaces, members with their roles, invitations, letters, and the trace of acts.
 *
 * Two roles join the reader's: sterna_identity sees how people sign in and nothing of what they work on; sterna_member acts
 * for one signed-in account, named in the setting sterna.account, and sees and changes what the policies let that account.
 */
export const spaces: string = `
do $$
declare wanted text;
begin
  foreach wanted in array array['sterna_member', 'sterna_identity'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      -- Whoever may not take the role's place yet, though having made it, becomes its member.
      perform set_config('role', wanted, true);
      perform set_config('role', 'none', true);
    exception when insufficient_privilege then
      execute format('grant %I to %I', wanted, current_user);
    end;
  end loop;
end $$;

create table installation (
  name text primary key,
  value text not null
);
comment on table installation is 'What the installation knows of itself. The owner of the database alone sees it.';
comment on column installation.name is 'secret: signs cookies and encrypts second factors.';
comment on column installation.value is 'Its value.';
alter table installation enable row level security;

create table account (
  id text collate "C" primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean not null default false,
  language text not null default 'fr' check (language in ('fr', 'en', 'es', 'ar')),
  demonstration boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table account is 'People who sign in.';
comment on column account.id is 'Id of the account; says nothing of the person.';
comment on column account.name is 'How the person is to be called.';
comment on column account.email is 'Address for signing in and for letters, in small letters.';
comment on column account.email_verified is 'Whether the person has shown to read mail sent there.';
comment on column account.image is 'Not used; sign-in wants the column.';
comment on column account.two_factor_enabled is 'Whether signing in asks for a code of the moment besides the password.';
comment on column account.language is 'Language of letters and of the first page.';
comment on column account.demonstration is 'A ready account of the demonstration space: never on an installation in production.';
comment on column account.disabled_at is 'When it was closed; it cannot sign in since.';
comment on column account.created_at is 'When it was made.';
comment on column account.updated_at is 'When it was last changed.';

create table credential (
  id text collate "C" primary key,
  subject text not null,
  provider text not null,
  account_id text collate "C" not null references account on delete cascade,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, subject)
);
create index credential_account on credential (account_id);
comment on table credential is 'What an account signs in with: a password, or an identity at a provider.';
comment on column credential.id is 'Id of the credential.';
comment on column credential.subject is 'Who the provider says it is; the account itself for a password.';
comment on column credential.provider is 'credential for a password, else the id of the OpenID Connect provider.';
comment on column credential.account_id is 'Account that signs in with it.';
comment on column credential.password is 'Hash of the password (scrypt, salted).';
comment on column credential.access_token is 'Not kept: Sterna asks the provider for nothing after signing in.';
comment on column credential.refresh_token is 'Not kept.';
comment on column credential.id_token is 'Not kept.';
comment on column credential.access_token_expires_at is 'Not used.';
comment on column credential.refresh_token_expires_at is 'Not used.';
comment on column credential.scope is 'What the provider was asked for.';
comment on column credential.created_at is 'When it was made.';
comment on column credential.updated_at is 'When it was last changed.';

create table session (
  id text collate "C" primary key,
  token text collate "C" not null unique,
  account_id text collate "C" not null references account on delete cascade,
  method text not null default 'password',
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_account on session (account_id);
comment on table session is 'Who is signed in, on which device.';
comment on column session.id is 'Id of the session.';
comment on column session.token is 'Secret of the cookie.';
comment on column session.account_id is 'Account that is signed in.';
comment on column session.method is 'How it signed in: password, second factor, passkey, provider, demonstration.';
comment on column session.expires_at is 'When it ends by itself.';
comment on column session.ip_address is 'Address it was begun from, so that a person can tell their own.';
comment on column session.user_agent is 'Browser it was begun with, likewise.';
comment on column session.created_at is 'When it was begun.';
comment on column session.updated_at is 'When it was last prolonged.';

create table verification (
  id text collate "C" primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
comment on table verification is 'What is being waited for: recovery of a password, a second factor, a provider''s answer.';
comment on column verification.id is 'Id of the matter.';
comment on column verification.identifier is 'What it is found by.';
comment on column verification.value is 'What it is about.';
comment on column verification.expires_at is 'When it is no longer waited for.';
comment on column verification.created_at is 'When it began.';
comment on column verification.updated_at is 'When it was last changed.';

create table second_factor (
  id text collate "C" primary key,
  account_id text collate "C" not null references account on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index second_factor_account on second_factor (account_id);
comment on table second_factor is 'Secrets that codes of the moment (TOTP) are made with.';
comment on column second_factor.id is 'Id of the factor.';
comment on column second_factor.account_id is 'Account it belongs to.';
comment on column second_factor.secret is 'The secret, encrypted with the secret of the installation.';
comment on column second_factor.backup_codes is 'Codes for a lost device, each good once, encrypted likewise.';
comment on column second_factor.verified is 'Whether a first code has shown that the device has the secret.';
comment on column second_factor.failed_verification_count is 'Wrong codes in a row.';
comment on column second_factor.locked_until is 'Until when no code is taken, after too many wrong ones.';

create table passkey (
  id text collate "C" primary key,
  account_id text collate "C" not null references account on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index passkey_account on passkey (account_id);
comment on table passkey is 'Passkeys (WebAuthn) that an account signs in with.';
comment on column passkey.id is 'Id of the passkey.';
comment on column passkey.account_id is 'Account it belongs to.';
comment on column passkey.name is 'Name the person gave it.';
comment on column passkey.public_key is 'Public key of the device.';
comment on column passkey.credential_id is 'Id the device knows it by.';
comment on column passkey.counter is 'Times the device has signed, where it counts.';
comment on column passkey.device_type is 'On one device or on several.';
comment on column passkey.backed_up is 'Whether the device keeps a copy elsewhere.';
comment on column passkey.transports is 'How the device is reached.';
comment on column passkey.aaguid is 'Model of the device.';
comment on column passkey.created_at is 'When it was added.';

create table attempt (
  subject text collate "C" not null,
  began timestamptz not null default now(),
  count integer not null default 1,
  primary key (subject)
);
comment on table attempt is 'How often something that is limited was tried, by whom or on what.';
comment on column attempt.subject is 'What is counted; addresses and names stand in it as hashes.';
comment on column attempt.began is 'When the counting began.';
comment on column attempt.count is 'Times since then.';

create table letter (
  id bigint generated always as identity primary key,
  kind text not null,
  address text not null,
  language text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  problem text
);
create index letter_waiting on letter (id) where sent_at is null;
comment on table letter is 'Mail to people. Without a mail server the administrator passes it on by other ways.';
comment on column letter.id is 'Number of the letter.';
comment on column letter.kind is 'invitation, recovery, changed-password, assignment and their like.';
comment on column letter.address is 'Address it goes to.';
comment on column letter.language is 'Language it is written in.';
comment on column letter.subject is 'Its subject.';
comment on column letter.body is 'Its text; emptied once it has been sent.';
comment on column letter.created_at is 'When it was written.';
comment on column letter.sent_at is 'When a mail server took it.';
comment on column letter.attempts is 'Times a mail server was tried.';
comment on column letter.problem is 'What the mail server answered last.';

alter table space
  add column name jsonb not null default '{}',
  add column level text not null default 'country' check (level in ('global', 'country', 'region', 'municipality')),
  add column settings jsonb not null default '{}',
  add column demonstration boolean not null default false,
  add column created_at timestamptz not null default now(),
  add column closed_at timestamptz;
comment on column space.name is 'Its name by language; the name of its place where it has none.';
comment on column space.level is 'global, country, region or municipality.';
comment on column space.settings is 'What its focal point has chosen: first language, welcome, reminders.';
comment on column space.demonstration is 'For trying: everything in it is an example, and marked as such.';
comment on column space.created_at is 'When it was made.';
comment on column space.closed_at is 'When it was closed: nobody works in it since; what it published stays.';
update space set level = 'global',
  name = '{"fr": "Programme mondial", "en": "Global programme", "es": "Programa mundial", "ar": "البرنامج العالمي"}' where id = 1;

create table member (
  space_id integer not null references space,
  account_id text collate "C" not null references account,
  role text not null check (role in ('reader', 'contributor', 'reviewer', 'focal point', 'administrator')),
  institution_id integer,
  sections text[] not null default '{}',
  indicators text[] not null default '{}',
  since timestamptz not null default now(),
  ended_at timestamptz,
  seen_at timestamptz,
  seen_before timestamptz,
  primary key (space_id, account_id),
  check (role <> 'administrator' or space_id = 1)
);
create index member_account on member (account_id);
comment on table member is 'Who may do what in which space.';
comment on column member.space_id is 'Space the role is for.';
comment on column member.account_id is 'Account that has it.';
comment on column member.role is 'reader, contributor, reviewer, focal point; administrator of the installation in the global space.';
comment on column member.institution_id is 'Institution the person acts for.';
comment on column member.sections is 'Sections a contributor writes, besides those assigned to the institution; * for all.';
comment on column member.indicators is 'Indicators a contributor brings figures of, besides those the institution is responsible for; * for all.';
comment on column member.since is 'When the role was given.';
comment on column member.ended_at is 'When it was taken away.';
comment on column member.seen_at is 'When the person last looked at what is new in the space; noted once an hour.';
comment on column member.seen_before is 'When the person had looked at it the time before: news are told from then on.';

create table invitation (
  space_id integer not null references space,
  id uuid not null default gen_random_uuid(),
  token_sha256 text collate "C" not null unique,
  email text not null check (email = lower(email)),
  language text not null default 'fr',
  role text not null check (role in ('reader', 'contributor', 'reviewer', 'focal point', 'administrator')),
  institution_id integer,
  sections text[] not null default '{}',
  indicators text[] not null default '{}',
  invited_by text collate "C" references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '14 days',
  accepted_at timestamptz,
  accepted_by text collate "C" references account,
  revoked_at timestamptz,
  primary key (space_id, id),
  check (role <> 'administrator' or space_id = 1)
);
comment on table invitation is 'Invitations to a space; nobody gets an account without one.';
comment on column invitation.space_id is 'Space that invites.';
comment on column invitation.id is 'Id of the invitation; it opens nothing.';
comment on column invitation.token_sha256 is 'SHA-256 of the secret in the letter.';
comment on column invitation.email is 'Address that is invited, in small letters.';
comment on column invitation.language is 'Language of the letter.';
comment on column invitation.role is 'Role that is offered.';
comment on column invitation.institution_id is 'Institution the person would act for.';
comment on column invitation.sections is 'Sections the person would write.';
comment on column invitation.indicators is 'Indicators the person would bring figures of.';
comment on column invitation.invited_by is 'Account that invites.';
comment on column invitation.created_at is 'When it was written.';
comment on column invitation.expires_at is 'When it is no longer good.';
comment on column invitation.accepted_at is 'When it was accepted.';
comment on column invitation.accepted_by is 'Account that accepted it.';
comment on column invitation.revoked_at is 'When it was taken back.';

create table act (
  space_id integer not null references space,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  account_id text collate "C",
  act text not null,
  object text not null,
  object_id text not null,
  detail jsonb not null default '{}',
  primary key (space_id, id)
);
comment on table act is 'Who did what and when. Rows are added by the database alone; no role of the application changes or removes one.';
comment on column act.space_id is 'Space it was done in.';
comment on column act.id is 'Number of the act, growing with time.';
comment on column act.at is 'When it was done.';
comment on column act.account_id is 'Account that did it; none for what the installation did by itself.';
comment on column act.act is 'added, changed, removed; or what else was done: published, exported, signed-in.';
comment on column act.object is 'What it was done to: the table, or a page or file.';
comment on column act.object_id is 'Which one.';
comment on column act.detail is 'What changed, before and after; long texts by their length and hash alone.';

create function acting_account() returns text language sql stable
return nullif(current_setting('sterna.account', true), '');
comment on function acting_account() is 'Account that the transaction acts for: the setting sterna.account.';

create function acting_strongly() returns boolean language sql stable
return coalesce(current_setting('sterna.strong', true), '') = 'on';
comment on function acting_strongly() is 'Whether that account showed more than a password: the setting sterna.strong.';

-- Definers' functions have their names bound when they are made: a search path cannot mislead them.
create function spaces_as(variadic wanted text[]) returns integer[] language sql stable security definer
return (
  select coalesce(array_agg(m.space_id), '{}')
  from member m join account a on a.id = m.account_id join space s on s.id = m.space_id
  where m.account_id = acting_account() and m.ended_at is null and a.disabled_at is null and s.closed_at is null
    and m.role = any (wanted)
    and (m.role not in ('focal point', 'administrator') or acting_strongly() or a.demonstration)
);
comment on function spaces_as(text[]) is 'Spaces where the acting account has one of some roles. Focal points and administrators need to have shown a second factor.';

create function my_spaces() returns integer[] language sql stable security definer
return spaces_as('reader', 'contributor', 'reviewer', 'focal point');
comment on function my_spaces() is 'Spaces the acting account is a member of. Administrators keep the installation; what countries work on is not theirs to see.';

create function is_administrator() returns boolean language sql stable security definer
return 1 = any (spaces_as('administrator'));
comment on function is_administrator() is 'Whether the acting account administers the installation.';

create function known_accounts() returns text[] language sql stable security definer
return (
  select coalesce(array_agg(distinct account_id), '{}') from member where space_id = any (my_spaces())
);
comment on function known_accounts() is 'Accounts that are or were members of a space together with the acting account.';

create function has_focal_point(space integer) returns boolean language sql stable security definer
return exists (
  select from member m join account a on a.id = m.account_id
  where m.space_id = has_focal_point.space and m.role = 'focal point' and m.ended_at is null and a.disabled_at is null
);
comment on function has_focal_point(integer) is 'Whether a space has a focal point who can work: then the installation lets no other in.';

create function is_first_start() returns boolean language sql stable security definer
return not exists (select from member where role = 'administrator' and ended_at is null);
comment on function is_first_start() is 'Whether nobody administers the installation yet.';

create function note_act(space integer, act text, object text, object_id text, detail jsonb default '{}') returns void
language plpgsql security definer set search_path from current as $$
begin
  if note_act.space <> 1 and acting_account() is not null and not (note_act.space = any (my_spaces()) or is_administrator()) then
    raise exception 'That space is none of the acting account''s.' using errcode = '42501';
  end if;
  insert into act (space_id, account_id, act, object, object_id, detail)
  values (note_act.space, acting_account(), note_act.act, note_act.object, note_act.object_id, note_act.detail);
end $$;
comment on function note_act is 'Enters what leaves no other trace: sign-ins, exports, files taken. In the name of the acting account alone.';

create function short_of_texts(line jsonb) returns jsonb language sql immutable
return (
  select coalesce(jsonb_object_agg(key, case
    when key in ('body', 'document', 'template', 'figures') and jsonb_typeof(value) <> 'null'
      then jsonb_build_object('length', length(value #>> '{}'), 'md5', md5(value #>> '{}'))
    else value end), '{}')
  from jsonb_each(line)
  where key not in ('token_sha256', 'seen_at', 'seen_before')
);
comment on function short_of_texts(jsonb) is 'A row as the trace of acts keeps it: secrets left out, long texts as length and hash.';

create function record_act() returns trigger language plpgsql security definer set search_path from current as $$
declare
  was jsonb := case when tg_op = 'INSERT' then '{}' else short_of_texts(to_jsonb(old)) end;
  now_is jsonb := case when tg_op = 'DELETE' then '{}' else short_of_texts(to_jsonb(new)) end;
  line jsonb := case when tg_op = 'DELETE' then was else now_is end;
  before jsonb;
  after jsonb;
begin
  select coalesce(jsonb_object_agg(key, value), '{}') into before from jsonb_each(was) w
  where now_is -> w.key is distinct from w.value;
  select coalesce(jsonb_object_agg(key, value), '{}') into after from jsonb_each(now_is) n
  where was -> n.key is distinct from n.value;
  if tg_op = 'UPDATE' and before = '{}' and after = '{}' then return null; end if;
  insert into act (space_id, account_id, act, object, object_id, detail) values (
    case when tg_table_name = 'space' then (line ->> 'id')::integer else (line ->> 'space_id')::integer end,
    acting_account(),
    case tg_op when 'INSERT' then 'added' when 'UPDATE' then 'changed' else 'removed' end,
    tg_table_name,
    (select string_agg(line ->> key, '/' order by place) from unnest(tg_argv) with ordinality as k(key, place)),
    case tg_op when 'INSERT' then jsonb_build_object('after', after)
      when 'DELETE' then jsonb_build_object('before', before)
      else jsonb_build_object('before', before, 'after', after) end
  );
  return null;
end $$;
comment on function record_act() is 'Enters every change of a row in the trace of acts; the arguments are the columns that name the row.';

create trigger traced after insert or update on space for each row execute function record_act('code');
create trigger traced after insert or update or delete on member for each row execute function record_act('account_id');
create trigger traced after insert or update or delete on invitation for each row execute function record_act('id');

-- A focal point who goes must leave another; else nobody could let anybody in.
create function keep_a_keeper() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if old.role in ('focal point', 'administrator') and old.ended_at is null
    and (new.ended_at is not null or new.role <> old.role)
    and not exists (
      select from member m where m.space_id = old.space_id and m.role = old.role and m.ended_at is null
        and m.account_id <> old.account_id)
  then
    raise exception 'The last % of a space stays.', old.role using errcode = 'STK01';
  end if;
  return new;
end $$;
comment on function keep_a_keeper() is 'Refuses to take the role away from the last focal point or administrator (SQLSTATE STK01).';
create trigger keeper before update on member for each row execute function keep_a_keeper();

-- Whoever makes a region within the own space keeps it, until another is invited to.
create function keep_own_part() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.parent_id = any (spaces_as('focal point')) then
    insert into member (space_id, account_id, role) values (new.id, acting_account(), 'focal point');
  end if;
  return null;
end $$;
comment on function keep_own_part() is 'Makes the focal point who adds a part of the own space the focal point of the part.';
create trigger own_part after insert on space for each row execute function keep_own_part();

-- A space is closed from above: by the administrator, or by the focal point of the space that it is a part of.
create function guard_closing() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.closed_at is distinct from old.closed_at and acting_account() is not null
    and not (is_administrator() or new.parent_id = any (spaces_as('focal point')))
  then raise exception 'A space is closed from above.' using errcode = '42501'; end if;
  return new;
end $$;
comment on function guard_closing() is 'Refuses to close or open a space to those who keep neither the installation nor the space above.';
create trigger guarded before update on space for each row execute function guard_closing();

create function accept_invitation(token text, account text) returns integer language plpgsql security definer
set search_path from current as $$
declare found invitation;
begin
  update invitation set accepted_at = now(), accepted_by = account
  where token_sha256 = token and accepted_at is null and revoked_at is null and expires_at > now()
    and email = (select a.email from account a where a.id = account)
    -- What was written while the space had no focal point is no way in once it has one.
    and (role <> 'focal point' or space_id = 1 or invited_by is null or not has_focal_point(space_id) or exists (
      select from member m where m.space_id = invitation.space_id and m.account_id = invited_by and m.role = 'focal point'))
  returning * into found;
  if found.id is null then return null; end if;
  insert into member as m (space_id, account_id, role, institution_id, sections, indicators)
  values (found.space_id, account, found.role, found.institution_id, found.sections, found.indicators)
  on conflict (space_id, account_id) do update set role = excluded.role, institution_id = excluded.institution_id,
    sections = excluded.sections, indicators = excluded.indicators, ended_at = null, since = now()
    where m.role <> 'administrator' or excluded.role = 'administrator';
  return found.space_id;
end $$;
comment on function accept_invitation(text, text) is 'Makes an account a member, by the hash of the secret in its letter. None when the invitation is not good or is another''s.';

create function become_first_administrator(account text) returns boolean language plpgsql security definer
set search_path from current as $$
begin
  perform pg_advisory_xact_lock(7815226003);
  if not is_first_start() then return false; end if;
  insert into member (space_id, account_id, role) values (1, account, 'administrator')
  on conflict (space_id, account_id) do update set role = 'administrator', ended_at = null;
  return true;
end $$;
comment on function become_first_administrator(text) is 'Gives the installation its first administrator; false when it has one.';

create function was_here(space integer) returns timestamptz language plpgsql security definer set search_path from current as $$
declare before timestamptz;
begin
  -- Within an hour it is the same visit: what was new at its beginning stays in sight.
  update member set seen_before = seen_at, seen_at = now()
  where space_id = space and account_id = acting_account() and ended_at is null
    and (seen_at is null or seen_at < now() - interval '1 hour');
  select seen_before into before from member where space_id = space and account_id = acting_account();
  return before;
end $$;
comment on function was_here(integer) is 'Notes that the acting account has seen what is new in a space, and says when it had last.';

alter table account enable row level security;
alter table credential enable row level security;
alter table session enable row level security;
alter table verification enable row level security;
alter table second_factor enable row level security;
alter table passkey enable row level security;
alter table attempt enable row level security;
alter table letter enable row level security;
alter table member enable row level security;
alter table invitation enable row level security;
alter table act enable row level security;

grant select, insert, update, delete on account, credential, session, verification, second_factor, passkey, attempt, letter
  to sterna_identity;
grant select on member, invitation, space to sterna_identity;
create policy signing_in on account to sterna_identity using (true) with check (true);
create policy signing_in on credential to sterna_identity using (true) with check (true);
create policy signing_in on session to sterna_identity using (true) with check (true);
create policy signing_in on verification to sterna_identity using (true) with check (true);
create policy signing_in on second_factor to sterna_identity using (true) with check (true);
create policy signing_in on passkey to sterna_identity using (true) with check (true);
create policy signing_in on attempt to sterna_identity using (true) with check (true);
create policy signing_in on letter to sterna_identity using (true) with check (true);
create policy signing_in on member for select to sterna_identity using (true);
create policy signing_in on invitation for select to sterna_identity using (true);
create policy signing_in on space for select to sterna_identity using (true);

grant select (id, name, email, two_factor_enabled, language, demonstration, disabled_at, created_at) on account to sterna_member;
create policy known on account for select to sterna_member
  using (id = (select acting_account()) or id = any ((select known_accounts())::text[]) or (select is_administrator()));
grant select on letter to sterna_member;
create policy outbox on letter for select to sterna_member using ((select is_administrator()));

grant select on space to sterna_member;
grant insert (code, parent_id, place, languages, name, level, settings) on space to sterna_member;
grant update (name, languages, settings, closed_at, changed) on space to sterna_member;
create policy mine on space for select to sterna_member
  using (id = 1 or id = any ((select my_spaces())::integer[]) or parent_id = any ((select my_spaces())::integer[])
    or (select is_administrator()));
create policy administered on space for insert to sterna_member with check ((select is_administrator())
  or parent_id = any ((select spaces_as('focal point'))::integer[]));
create policy kept on space for update to sterna_member
  using (id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()))
  with check (id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));

grant select on member to sterna_member;
grant insert (space_id, account_id, role, institution_id, sections, indicators) on member to sterna_member;
grant update (role, institution_id, sections, indicators, ended_at) on member to sterna_member;
create policy together on member for select to sterna_member
  using (account_id = (select acting_account()) or space_id = any ((select my_spaces())::integer[]) or (select is_administrator()));
create policy kept_in on member for insert to sterna_member
  with check (role <> 'administrator' and space_id = any ((select spaces_as('focal point'))::integer[]));
create policy kept_changed on member for update to sterna_member
  using ((role <> 'administrator' and space_id = any ((select spaces_as('focal point'))::integer[])) or (select is_administrator()))
  with check ((role <> 'administrator' and space_id = any ((select spaces_as('focal point'))::integer[]))
    or ((select is_administrator()) and (space_id = 1 or ended_at is not null)));

grant select, insert on invitation to sterna_member;
grant update (revoked_at) on invitation to sterna_member;
create policy kept_seen on invitation for select to sterna_member
  using (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));
create policy kept_in on invitation for insert to sterna_member
  with check (invited_by = (select acting_account()) and (
    (role <> 'administrator' and space_id = any ((select spaces_as('focal point'))::integer[]))
    or ((select is_administrator()) and (space_id = 1 or (role = 'focal point' and not has_focal_point(space_id))))));
create policy kept_changed on invitation for update to sterna_member
  using (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()))
  with check (space_id = any ((select spaces_as('focal point'))::integer[]) or (select is_administrator()));

grant select on act to sterna_member;
create policy kept_seen on act for select to sterna_member
  using (space_id = any ((select spaces_as('focal point'))::integer[]) or (space_id = 1 and (select is_administrator())));

-- Public statistics are everybody's; a member sees those of the own spaces besides.
create policy member_sees on source for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on release for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on release_file for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on file_part for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on indicator for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on series for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
create policy member_sees on observation for select to sterna_member using (space_id = 1 or space_id = any ((select my_spaces())::integer[]));
grant select on source, release, release_file, file_part, indicator, series, observation to sterna_member;

revoke execute on function note_act, record_act, keep_a_keeper, keep_own_part, guard_closing, accept_invitation, become_first_administrator, was_here
  from public;
grant execute on function note_act to sterna_member, sterna_identity;
grant execute on function accept_invitation, become_first_administrator to sterna_identity;
grant execute on function was_here to sterna_member;
`;
