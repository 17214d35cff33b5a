-- A page that was loaded again asks who it belongs to, and with what to seal what is done there. Whether the session is still good is
-- known by then: it was asked before the request was let in.
create function read_pupil_session(with_token_hash bytea)
returns table (handle uuid, outbox_key bytea, idle_minutes integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.handle, k.outbox_key, s.idle_minutes
  from pupil_session s join pupil_key k on k.school_id = s.school_id and k.pupil_id = s.pupil_id
  where s.token_hash = with_token_hash
$$;
--> statement-breakpoint
revoke all on function read_pupil_session(bytea) from public;
--> statement-breakpoint
grant execute on function read_pupil_session(bytea) to track_app;
