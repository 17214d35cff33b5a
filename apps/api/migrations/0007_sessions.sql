-- Who is asking: those who ask at the same time are looked up together, each for the school they ask about (null for none).
drop function read_session(bytea, interval, uuid);
--> statement-breakpoint

-- For each token that is good, its place in the list, whose it is and their role in the school: null when they have none there.
-- Being seen is written down once a minute at most, and by nobody who would have to wait for it.
create function read_sessions(token_hashes bytea[], of_schools uuid[], idle interval)
returns table (place integer, account_id uuid, name text, email text, role text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return query
    select asked.place::integer, a.id, a.name, a.email, m.role
    from unnest(token_hashes, of_schools) with ordinality as asked (token_hash, school_id, place)
    join session s on s.token_hash = asked.token_hash
    join account a on a.id = s.account_id
    left join staff_membership m
      on m.account_id = a.id and m.school_id = asked.school_id and m.deactivated_at is null
    where s.expires_at > clock_timestamp()
      and s.last_seen_at > clock_timestamp() - idle
      and a.deactivated_at is null;
  if found then
    update session s set last_seen_at = clock_timestamp()
    where s.token_hash in (
      select seen.token_hash from session seen
      where seen.token_hash = any(token_hashes)
        and seen.last_seen_at < clock_timestamp() - interval '1 minute'
        and seen.last_seen_at > clock_timestamp() - idle
      for no key update skip locked
    );
  end if;
end $$;
--> statement-breakpoint
revoke all on function read_sessions(bytea[], uuid[], interval) from public;
--> statement-breakpoint
grant execute on function read_sessions(bytea[], uuid[], interval) to track_app;
