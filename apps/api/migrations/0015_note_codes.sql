DROP INDEX "microtrack_act_pupil";--> statement-breakpoint
CREATE INDEX "microtrack_act_check_in" ON "microtrack_act" USING btree ("school_id","pupil_id","recorded_at") WHERE "microtrack_act"."kind" = 'check-in';--> statement-breakpoint
CREATE INDEX "microtrack_act_pupil" ON "microtrack_act" USING btree ("school_id","pupil_id","seq");--> statement-breakpoint
-- The codes on printed notes, made here and read here: the table itself is closed.

-- Gives every note of a publication a code that none has: letters and digits that nobody confuses, and no vowels to make words of.
create function make_note_codes(of_publication uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  signs constant text := 'CDFHJKMNPRTWXY3479';
  of_pupil uuid;
begin
  for of_pupil in
    select given.pupil_id from microtrack_publication_pupil given
    where given.school_id = here and given.publication_id = of_publication
    and not exists (
      select from note_code known
      where known.school_id = here and known.publication_id = of_publication and known.pupil_id = given.pupil_id
    )
  loop
    loop
      insert into note_code (code, school_id, publication_id, pupil_id)
      select string_agg(substr(signs, 1 + floor(random() * length(signs))::integer, 1), ''), here, of_publication, of_pupil
      from generate_series(1, 8)
      on conflict (code) do nothing;
      exit when found;
    end loop;
  end loop;
end $$;
--> statement-breakpoint
revoke all on function make_note_codes(uuid) from public;
--> statement-breakpoint
grant execute on function make_note_codes(uuid) to track_app;
--> statement-breakpoint
create function read_note_codes(of_publications uuid[])
returns table (publication_id uuid, pupil_id uuid, code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select known.publication_id, known.pupil_id, known.code from note_code known
  where known.school_id = nullif(current_setting('app.school_id', true), '')::uuid
  and known.publication_id = any (of_publications)
$$;
--> statement-breakpoint
revoke all on function read_note_codes(uuid[]) from public;
--> statement-breakpoint
grant execute on function read_note_codes(uuid[]) to track_app;
