-- The only ways through which requests reach accounts, sessions, throttles and staff memberships.
-- Each runs as its owner, looks names up in one fixed place, and can be called by track_app alone.

create function find_account(of_email text)
returns table (id uuid, name text, email text, password_hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name, a.email, a.password_hash
  from account a
  where a.email = lower(of_email) and a.deactivated_at is null
$$;
--> statement-breakpoint

-- Counts one try and answers how many there were in the window, this one included.
create function count_try(of_key text, per interval)
returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tries integer;
begin
  delete from throttle t where t.window_started_at < clock_timestamp() - interval '1 day';
  insert into throttle as t (key, window_started_at, count) values (of_key, clock_timestamp(), 1)
  on conflict (key) do update set
    count = case when t.window_started_at < clock_timestamp() - per then 1 else t.count + 1 end,
    window_started_at = case when t.window_started_at < clock_timestamp() - per then clock_timestamp() else t.window_started_at end
  returning t.count into tries;
  return tries;
end $$;
--> statement-breakpoint

create function forget_tries(of_key text)
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from throttle where key = of_key
$$;
--> statement-breakpoint

create function open_session(with_token_hash bytea, of_account uuid, lifetime interval)
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from session where account_id = of_account and expires_at < clock_timestamp();
  insert into session (token_hash, account_id, expires_at)
  values (with_token_hash, of_account, clock_timestamp() + lifetime);
$$;
--> statement-breakpoint

-- Who holds this token, and their role in a school if one is asked about. Being seen is written down once a minute at most.
create function read_session(with_token_hash bytea, idle interval, of_school uuid)
returns table (account_id uuid, name text, email text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    select a.id, a.name, a.email, m.role
    from session s
    join account a on a.id = s.account_id
    left join staff_membership m on m.account_id = a.id and m.school_id = of_school
    where s.token_hash = with_token_hash
      and s.expires_at > clock_timestamp()
      and s.last_seen_at > clock_timestamp() - idle
      and a.deactivated_at is null;
  if found then
    update session s set last_seen_at = clock_timestamp()
    where s.token_hash = with_token_hash and s.last_seen_at < clock_timestamp() - interval '1 minute';
  end if;
end $$;
--> statement-breakpoint

create function close_session(with_token_hash bytea)
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from session where token_hash = with_token_hash
$$;
--> statement-breakpoint

-- The schools of an account. It enters each school to read its name, as the walls demand of everybody, and goes back.
create function list_schools(of_account uuid)
returns table (school_id uuid, name text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  from_school text := coalesce(current_setting('app.school_id', true), '');
  membership record;
begin
  for membership in select m.school_id, m.role from staff_membership m where m.account_id = of_account loop
    perform set_config('app.school_id', membership.school_id::text, true);
    return query select s.school_id, s.name, membership.role from school s where s.school_id = membership.school_id;
  end loop;
  perform set_config('app.school_id', from_school, true);
end $$;
--> statement-breakpoint

-- The names of the staff of the school that the transaction is in.
create function list_staff()
returns table (id uuid, name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id, a.name
  from staff_membership m
  join account a on a.id = m.account_id
  where m.school_id = nullif(current_setting('app.school_id', true), '')::uuid
$$;
--> statement-breakpoint

revoke all on function
  find_account(text), count_try(text, interval), forget_tries(text), open_session(bytea, uuid, interval),
  read_session(bytea, interval, uuid), close_session(bytea), list_schools(uuid), list_staff()
from public;
--> statement-breakpoint
grant execute on function
  find_account(text), count_try(text, interval), forget_tries(text), open_session(bytea, uuid, interval),
  read_session(bytea, interval, uuid), close_session(bytea), list_schools(uuid), list_staff()
to track_app;
