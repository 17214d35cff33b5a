CREATE TABLE "replaced_outbox" (
	"handle" uuid PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"outbox_key" "bytea" NOT NULL,
	"replaced_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL
);
--> statement-breakpoint
ALTER TABLE "replaced_outbox" ADD CONSTRAINT "replaced_outbox_school_id_pupil_id_pupil_key_school_id_pupil_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil_key"("school_id","pupil_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replaced_outbox_pupil" ON "replaced_outbox" USING btree ("school_id","pupil_id");--> statement-breakpoint
-- How pupils get in: the functions through which requests reach their keys, codes and sessions.
-- Each runs as its owner, looks names up in one fixed place, and can be called by track_app alone.

-- Where a way in leads: a code of a class to that class, the code of a note or a pupil's own card to one pupil. One question for
-- all three, so that none of them answers sooner than another.
create function find_door(of_class_code text, of_note_code text, of_card_hash bytea)
returns table (school_id uuid, group_id uuid, pupil_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.school_id, c.group_id, null::uuid from class_code c where c.code = of_class_code
  union all
  select n.school_id, null, n.pupil_id from note_code n where n.code = of_note_code
  union all
  select k.school_id, null, k.pupil_id from pupil_key k where k.card_hash = of_card_hash
$$;
--> statement-breakpoint

create function find_pupil_key(of_handle uuid)
returns table (school_id uuid, pupil_id uuid, pin_kind text, pin_hash text, outbox_key bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.school_id, k.pupil_id, k.pin_kind, k.pin_hash, k.outbox_key from pupil_key k where k.handle = of_handle
$$;
--> statement-breakpoint

-- Opens a session, if the PIN that was right a moment ago still is and the pupil is on roll; it ends those that are over.
-- It enters the pupil's school to see that, as the walls demand of everybody, and goes back.
create function open_pupil_session(with_token_hash bytea, of_handle uuid, with_pin_hash text, idle integer, lifetime interval)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  from_school text := coalesce(current_setting('app.school_id', true), '');
  known pupil_key;
  is_here boolean;
begin
  select * into known from pupil_key k where k.handle = of_handle and k.pin_hash = with_pin_hash for share;
  if not found then
    return false;
  end if;
  perform set_config('app.school_id', known.school_id::text, true);
  select p.left_on is null or p.left_on >= (clock_timestamp() at time zone s.time_zone)::date into is_here
  from pupil p join school s on s.school_id = p.school_id
  where p.school_id = known.school_id and p.id = known.pupil_id;
  perform set_config('app.school_id', from_school, true);
  if not coalesce(is_here, false) then
    return false;
  end if;
  delete from pupil_session s
  where s.school_id = known.school_id and s.pupil_id = known.pupil_id and s.expires_at < clock_timestamp();
  insert into pupil_session (token_hash, school_id, pupil_id, idle_minutes, expires_at)
  values (with_token_hash, known.school_id, known.pupil_id, idle, clock_timestamp() + lifetime);
  return true;
end $$;
--> statement-breakpoint

-- For each token that is good, its place in the list and whose it is. A pupil who has left holds none. Being seen is written down
-- once a minute at most, and by nobody who would have to wait for it.
create function read_pupil_sessions(token_hashes bytea[])
returns table (place integer, school_id uuid, pupil_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  from_school text := coalesce(current_setting('app.school_id', true), '');
  asked record;
begin
  for asked in
    select its.place::integer as place, s.school_id, s.pupil_id
    from unnest(token_hashes) with ordinality as its (token_hash, place)
    join pupil_session s on s.token_hash = its.token_hash
    where s.expires_at > clock_timestamp()
      and s.last_seen_at > clock_timestamp() - make_interval(mins => s.idle_minutes)
  loop
    perform set_config('app.school_id', asked.school_id::text, true);
    return query
      select asked.place, p.school_id, p.id
      from pupil p join school s on s.school_id = p.school_id
      where p.school_id = asked.school_id and p.id = asked.pupil_id
        and (p.left_on is null or p.left_on >= (clock_timestamp() at time zone s.time_zone)::date);
  end loop;
  perform set_config('app.school_id', from_school, true);
  update pupil_session s set last_seen_at = clock_timestamp()
  where s.token_hash in (
    select seen.token_hash from pupil_session seen
    where seen.token_hash = any(token_hashes)
      and seen.last_seen_at < clock_timestamp() - interval '1 minute'
      and seen.last_seen_at > clock_timestamp() - make_interval(mins => seen.idle_minutes)
    for no key update skip locked
  );
end $$;
--> statement-breakpoint

create function close_pupil_session(with_token_hash bytea)
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from pupil_session where token_hash = with_token_hash
$$;
--> statement-breakpoint

-- With what to open the boxes that devices hold under these handles. A handle that was replaced is good for a month.
create function find_outboxes(of_handles uuid[])
returns table (handle uuid, school_id uuid, pupil_id uuid, outbox_key bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.handle, k.school_id, k.pupil_id, k.outbox_key from pupil_key k where k.handle = any(of_handles)
  union all
  select r.handle, r.school_id, r.pupil_id, r.outbox_key from replaced_outbox r
  where r.handle = any(of_handles) and r.replaced_at > clock_timestamp() - interval '30 days'
$$;
--> statement-breakpoint

-- How some pupils of the school that the transaction is in get in; nothing that opens anything.
create function list_pupil_keys(of_pupils uuid[], guesses integer, per interval)
returns table (pupil_id uuid, handle uuid, pin_kind text, made_at timestamptz, is_blocked boolean, is_in boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.pupil_id, k.handle, k.pin_kind, k.made_at::timestamptz,
    exists (
      select from throttle t
      where t.key = 'pupil:' || k.handle and t.count >= guesses and t.window_started_at >= clock_timestamp() - per
    ),
    exists (
      select from pupil_session s
      where s.school_id = k.school_id and s.pupil_id = k.pupil_id and s.expires_at > clock_timestamp()
        and s.last_seen_at > clock_timestamp() - make_interval(mins => s.idle_minutes)
    )
  from pupil_key k
  where k.school_id = nullif(current_setting('app.school_id', true), '')::uuid and k.pupil_id = any(of_pupils)
$$;
--> statement-breakpoint

-- Gives pupils of the school that the transaction is in new keys. Whoever is in with the old ones is out, nothing is counted against
-- the new ones, and what a device still holds under the old handle is delivered for a month.
create function set_pupil_keys(of_pupils uuid[], handles uuid[], card_hashes bytea[], pin_hashes text[], kind text, outbox_keys bytea[])
returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
begin
  delete from throttle t using pupil_key k
  where t.key = 'pupil:' || k.handle and k.school_id = here and k.pupil_id = any(of_pupils);
  delete from pupil_session s where s.school_id = here and s.pupil_id = any(of_pupils);
  delete from replaced_outbox r where r.school_id = here and r.replaced_at < clock_timestamp() - interval '30 days';
  insert into replaced_outbox (handle, school_id, pupil_id, outbox_key)
  select k.handle, k.school_id, k.pupil_id, k.outbox_key from pupil_key k
  where k.school_id = here and k.pupil_id = any(of_pupils);
  insert into pupil_key (school_id, pupil_id, handle, card_hash, pin_hash, pin_kind, outbox_key)
  select here, made.pupil_id, made.handle, made.card_hash, made.pin_hash, kind, made.outbox_key
  from unnest(of_pupils, handles, card_hashes, pin_hashes, outbox_keys) as made (pupil_id, handle, card_hash, pin_hash, outbox_key)
  on conflict (school_id, pupil_id) do update set
    handle = excluded.handle, card_hash = excluded.card_hash, pin_hash = excluded.pin_hash, pin_kind = excluded.pin_kind,
    outbox_key = excluded.outbox_key, made_at = date_trunc('milliseconds', clock_timestamp());
end $$;
--> statement-breakpoint

create function read_class_code(of_group uuid)
returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select c.code from class_code c
  where c.school_id = nullif(current_setting('app.school_id', true), '')::uuid and c.group_id = of_group
$$;
--> statement-breakpoint

-- In place of the code that the class had: that one is worth nothing any more.
create function set_class_code(of_group uuid, new_code text)
returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into class_code (school_id, group_id, code)
  values (nullif(current_setting('app.school_id', true), '')::uuid, of_group, new_code)
  on conflict (school_id, group_id) do update set
    code = excluded.code, made_at = date_trunc('milliseconds', clock_timestamp())
$$;
--> statement-breakpoint

create function unblock_pupils(of_pupils uuid[])
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from throttle t using pupil_key k
  where t.key = 'pupil:' || k.handle
    and k.school_id = nullif(current_setting('app.school_id', true), '')::uuid and k.pupil_id = any(of_pupils)
$$;
--> statement-breakpoint

create function end_pupil_sessions(of_pupils uuid[])
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from pupil_session s
  where s.school_id = nullif(current_setting('app.school_id', true), '')::uuid and s.pupil_id = any(of_pupils)
$$;
--> statement-breakpoint

revoke all on function
  find_door(text, text, bytea), find_pupil_key(uuid), open_pupil_session(bytea, uuid, text, integer, interval),
  read_pupil_sessions(bytea[]), close_pupil_session(bytea), find_outboxes(uuid[]),
  list_pupil_keys(uuid[], integer, interval), set_pupil_keys(uuid[], uuid[], bytea[], text[], text, bytea[]),
  read_class_code(uuid), set_class_code(uuid, text), unblock_pupils(uuid[]), end_pupil_sessions(uuid[])
from public;
--> statement-breakpoint
grant execute on function
  find_door(text, text, bytea), find_pupil_key(uuid), open_pupil_session(bytea, uuid, text, integer, interval),
  read_pupil_sessions(bytea[]), close_pupil_session(bytea), find_outboxes(uuid[]),
  list_pupil_keys(uuid[], integer, interval), set_pupil_keys(uuid[], uuid[], bytea[], text[], text, bytea[]),
  read_class_code(uuid), set_class_code(uuid, text), unblock_pupils(uuid[]), end_pupil_sessions(uuid[])
to track_app;
