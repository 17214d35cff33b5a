-- Staff, one-time links and the first run: the functions through which requests reach them.
-- Each runs as its owner, looks names up in one fixed place, and can be called by track_app alone.

-- Which lines supersede a line: asked when a demo school is erased.
create index entry_superseded on entry (school_id, supersedes) where supersedes is not null;
--> statement-breakpoint

-- A school stays what it was made: whoever serves requests turns none into a demo, which may be erased.
revoke update on school from track_app;
--> statement-breakpoint
grant update (name, time_zone, record_in) on school to track_app;
--> statement-breakpoint

-- As in 0002, without the schools that somebody was shut out of.
create or replace function list_schools(of_account uuid)
returns table (school_id uuid, name text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  from_school text := coalesce(current_setting('app.school_id', true), '');
  membership record;
begin
  for membership in
    select m.school_id, m.role from staff_membership m where m.account_id = of_account and m.deactivated_at is null
  loop
    perform set_config('app.school_id', membership.school_id::text, true);
    return query select s.school_id, s.name, membership.role from school s where s.school_id = membership.school_id;
  end loop;
  perform set_config('app.school_id', from_school, true);
end $$;
--> statement-breakpoint

-- Keeps the sign-in that is asked from and ends the others, if the hash is still the one whose password was tried.
create function change_password(of_account uuid, old_hash text, new_hash text, keep_token_hash bytea)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account set password_hash = new_hash where id = of_account and password_hash = old_hash;
  if not found then
    return false;
  end if;
  delete from session where account_id = of_account and token_hash <> keep_token_hash;
  delete from one_time_link where account_id = of_account;
  return true;
end $$;
--> statement-breakpoint

-- What a link is for, whoever holds it. It enters the school that invites to read its name, and goes back.
create function find_link(with_token_hash bytea)
returns table (kind text, expires_at timestamptz, school text, email text, name text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  from_school text := coalesce(current_setting('app.school_id', true), '');
  link one_time_link;
begin
  select * into link from one_time_link l where l.token_hash = with_token_hash and l.expires_at > clock_timestamp();
  if not found then
    return;
  end if;
  perform set_config('app.school_id', coalesce(link.school_id::text, ''), true);
  return query
    select link.kind, link.expires_at::timestamptz, s.name, coalesce(link.email, a.email), coalesce(link.name, a.name), link.role
    from (select) as one
    left join school s on s.school_id = link.school_id
    left join account a on a.id = link.account_id;
  perform set_config('app.school_id', from_school, true);
end $$;
--> statement-breakpoint

-- Uses up a link that leads into a school: an invitation into the school that sent it; a first run, as its admin, into the
-- school that the transaction has just made. Whoever has an account by that address comes with it, if the hash is that
-- account's own (its password was right); anybody else gets one.
-- Answers the account; none if the link or the hash is no longer what it was: then the transaction is to be rolled back.
create function join_school(with_token_hash bytea, of_kind text, new_account uuid, named text, of_email text, with_password_hash text)
returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  link one_time_link;
  into_school uuid;
  joined uuid;
begin
  delete from one_time_link l
  where l.token_hash = with_token_hash and l.kind = of_kind and l.kind in ('invitation', 'first-run') and l.expires_at > clock_timestamp()
  returning l.* into link;
  if not found then
    return null;
  end if;
  into_school := coalesce(link.school_id, nullif(current_setting('app.school_id', true), '')::uuid);
  if link.kind = 'first-run' and exists (select from staff_membership m where m.school_id = into_school) then
    return null;
  end if;
  insert into account (id, email, name, password_hash)
  values (new_account, coalesce(link.email, lower(of_email)), named, with_password_hash)
  on conflict (email) do nothing;
  select a.id into joined from account a
  where a.email = coalesce(link.email, lower(of_email)) and a.password_hash = with_password_hash and a.deactivated_at is null
  for no key update;
  if not found then
    return null;
  end if;
  insert into staff_membership (school_id, account_id, role)
  values (into_school, joined, coalesce(link.role, 'admin'))
  on conflict do nothing;
  -- No school that they worked at alone so far may choose their password any longer.
  delete from one_time_link l where l.account_id = joined;
  return joined;
end $$;
--> statement-breakpoint

-- Uses up a reset: the password is the new one, and everybody signed in with the old one is signed out.
create function use_reset(with_token_hash bytea, new_hash text)
returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_account uuid;
begin
  delete from one_time_link l
  where l.token_hash = with_token_hash and l.kind = 'reset' and l.expires_at > clock_timestamp()
  returning l.account_id into of_account;
  update account set password_hash = new_hash where id = of_account and deactivated_at is null;
  if not found then
    return null;
  end if;
  delete from session where account_id = of_account;
  delete from one_time_link where account_id = of_account;
  return of_account;
end $$;
--> statement-breakpoint

-- Who works at the school that the transaction is in, and who did.
create function list_members()
returns table (account_id uuid, name text, email text, role text, deactivated boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.email, m.role, m.deactivated_at is not null
  from staff_membership m
  join account a on a.id = m.account_id
  where m.school_id = nullif(current_setting('app.school_id', true), '')::uuid
$$;
--> statement-breakpoint

-- Whoever is shut out takes no reset of this school's with them.
create function set_member(of_account uuid, to_role text, to_deactivated boolean)
returns void
language sql security definer set search_path = public, pg_temp as $$
  update staff_membership m
  set role = to_role, deactivated_at = case when to_deactivated then coalesce(m.deactivated_at, clock_timestamp()) end
  where m.school_id = nullif(current_setting('app.school_id', true), '')::uuid and m.account_id = of_account;
  delete from one_time_link l
  where to_deactivated and l.school_id = nullif(current_setting('app.school_id', true), '')::uuid and l.account_id = of_account;
$$;
--> statement-breakpoint

create function list_invitations()
returns table (id uuid, name text, email text, role text, expires_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.name, l.email, l.role, l.expires_at
  from one_time_link l
  where l.school_id = nullif(current_setting('app.school_id', true), '')::uuid and l.kind = 'invitation'
$$;
--> statement-breakpoint

-- Until when the invitation holds; none if somebody of this address works here or is invited already.
create function invite(with_token_hash bytea, with_id uuid, of_email text, named text, as_role text, by_account uuid, lifetime interval)
returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  until timestamptz;
begin
  if exists (
    select from staff_membership m join account a on a.id = m.account_id where m.school_id = here and a.email = lower(of_email)
  ) then
    return null;
  end if;
  insert into one_time_link (token_hash, id, kind, school_id, email, name, role, created_by, expires_at)
  values (with_token_hash, with_id, 'invitation', here, lower(of_email), named, as_role, by_account, clock_timestamp() + lifetime)
  on conflict (school_id, email) do nothing
  returning expires_at into until;
  return until;
end $$;
--> statement-breakpoint

-- The same invitation behind another link: the one handed over before is worth nothing any more.
create function renew_invitation(of_id uuid, with_token_hash bytea, lifetime interval)
returns timestamptz
language sql security definer set search_path = public, pg_temp as $$
  update one_time_link l
  set token_hash = with_token_hash, expires_at = clock_timestamp() + lifetime
  where l.id = of_id and l.kind = 'invitation' and l.school_id = nullif(current_setting('app.school_id', true), '')::uuid
  returning l.expires_at
$$;
--> statement-breakpoint

create function withdraw_invitation(of_id uuid)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from one_time_link l
  where l.id = of_id and l.kind = 'invitation' and l.school_id = nullif(current_setting('app.school_id', true), '')::uuid;
  return found;
end $$;
--> statement-breakpoint

-- A school chooses the password of those who work there alone, or two schools could meet in one person's name. That holds
-- for whoever worked elsewhere once, since they may again.
create function hand_reset(with_token_hash bytea, with_id uuid, of_account uuid, by_account uuid, lifetime interval)
returns table (outcome text, expires_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
begin
  perform from account a where a.id = of_account for no key update;
  if not exists (
    select from staff_membership m where m.school_id = here and m.account_id = of_account and m.deactivated_at is null
  ) then
    return query select 'unknown', null::timestamptz;
  elsif exists (select from staff_membership m where m.school_id <> here and m.account_id = of_account) then
    return query select 'elsewhere-too', null::timestamptz;
  else
    delete from one_time_link l where l.account_id = of_account;
    return query
      insert into one_time_link as l (token_hash, id, kind, school_id, account_id, created_by, expires_at)
      values (with_token_hash, with_id, 'reset', here, of_account, by_account, clock_timestamp() + lifetime)
      returning 'made', l.expires_at::timestamptz;
  end if;
end $$;
--> statement-breakpoint

-- Erases the school that the transaction is in, whole, with the accounts that belong to no other. A demo school alone: any
-- other is refused. If no school is left it leaves a link with which to make one, and answers until when that holds.
create function leave_demo(with_token_hash bytea, with_id uuid, lifetime interval)
returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  here_alone uuid[];
  of_school text;
  until timestamptz;
begin
  perform from school s where s.school_id = here and s.is_demo for update;
  if not found then
    raise exception 'Only a demo school can be erased' using errcode = 'restrict_violation';
  end if;
  -- What points at others goes before them.
  foreach of_school in array array[
    'entry', 'log_head', 'taught_from', 'programme_assignment', 'programme_objective', 'programme',
    'objective_wording', 'objective', 'strand', 'framework', 'measure', 'on_track_rule', 'depth_scale', 'subject',
    'class_teacher', 'membership', 'registered_year', 'pupil_identifier', 'pupil', 'pupil_group', 'roll_over',
    'report_template', 'closure', 'assessment_date', 'school_term', 'academic_year'
  ] loop
    execute format('delete from %I where school_id = $1', of_school) using here;
  end loop;
  here_alone := array(
    select m.account_id from staff_membership m where m.school_id = here
    except
    select m.account_id from staff_membership m where m.school_id <> here
  );
  delete from one_time_link l where l.school_id = here or l.created_by = any (here_alone);
  delete from staff_membership m where m.school_id = here;
  delete from account a where a.id = any (here_alone);
  delete from school s where s.school_id = here;
  if not exists (select from staff_membership) then
    delete from one_time_link;
    insert into one_time_link (token_hash, id, kind, expires_at)
    values (with_token_hash, with_id, 'first-run', clock_timestamp() + lifetime)
    returning expires_at into until;
  end if;
  return until;
end $$;
--> statement-breakpoint

revoke all on function
  change_password(uuid, text, text, bytea), find_link(bytea), join_school(bytea, text, uuid, text, text, text),
  use_reset(bytea, text), list_members(), set_member(uuid, text, boolean), list_invitations(),
  invite(bytea, uuid, text, text, text, uuid, interval), renew_invitation(uuid, bytea, interval), withdraw_invitation(uuid),
  hand_reset(bytea, uuid, uuid, uuid, interval), leave_demo(bytea, uuid, interval)
from public;
--> statement-breakpoint
grant execute on function
  change_password(uuid, text, text, bytea), find_link(bytea), join_school(bytea, text, uuid, text, text, text),
  use_reset(bytea, text), list_members(), set_member(uuid, text, boolean), list_invitations(),
  invite(bytea, uuid, text, text, text, uuid, interval), renew_invitation(uuid, bytea, interval), withdraw_invitation(uuid),
  hand_reset(bytea, uuid, uuid, uuid, interval), leave_demo(bytea, uuid, interval)
to track_app;
