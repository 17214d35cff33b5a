-- The walls around the table of 0023, and who writes in it. By hand; src/database/walls.test.ts holds the matrix they must match.
alter table school_change enable row level security;
--> statement-breakpoint
alter table school_change force row level security;
--> statement-breakpoint
create policy own_school on school_change using (school_id = nullif(current_setting('app.school_id', true), '')::uuid);
--> statement-breakpoint
-- Only the trigger writes in it.
grant select on school_change to track_app;
--> statement-breakpoint

-- Notes that something changed in the school that this transaction works in (a superuser outside any school: in every one). Every
-- transaction has a row of its own, so nobody waits here for anybody, in no order of locks. Each statement counts, not only the first
-- of its transaction: after a restore into another cluster the numbers of transactions may come again.
create function note_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := nullif(current_setting('app.school_id', true), '')::uuid;
  own bigint := pg_current_xact_id()::text::bigint;
begin
  insert into school_change as noted (school_id, transaction_id, changes)
  select s.school_id, own, 1 from school s where here is null or s.school_id = here
  on conflict (school_id, transaction_id) do update set changes = noted.changes + 1;
  -- Now and then the rows of others become part of this one: the sum stays, the rows stay few.
  if own % 64 = 0 then
    with others as (
      delete from school_change c
      where c.school_id = here and c.transaction_id = any (array(
        select o.transaction_id from school_change o
        where o.school_id = here and o.transaction_id <> own for update skip locked
      ))
      returning c.changes
    )
    update school_change c set changes = c.changes + (select coalesce(sum(o.changes), 0) from others o)
    where c.school_id = here and c.transaction_id = own;
  end if;
  return null;
end $$;
--> statement-breakpoint
revoke all on function note_change() from public;
--> statement-breakpoint
grant execute on function note_change() to track_app;
--> statement-breakpoint
-- What a page is made of beside the log. src/ledger/page-sources.test.ts looks that nothing a page reads is missing here.
do $$
declare
  name text;
begin
  foreach name in array array[
    'school', 'academic_year', 'subject', 'framework', 'objective', 'objective_revision', 'objective_revision_part',
    'programme', 'programme_objective', 'programme_spell', 'programme_assignment', 'taught_from',
    'pupil', 'pupil_group', 'membership',
    'depth_scale', 'on_track_rule', 'measure', 'descriptor_set', 'set_choice', 'correspondence', 'calculation_choice'
  ] loop
    execute format(
      'create trigger note_change after insert or update or delete on %I for each statement execute function note_change()',
      name
    );
  end loop;
end $$;
--> statement-breakpoint

-- As before, with the new table: what points at others goes before them.
create or replace function leave_demo(with_token_hash bytea, with_id uuid, lifetime interval)
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
    'micro_progression_placement_words', 'micro_progression_placement', 'micro_progression_work_words',
    'micro_progression_work', 'micro_progression_chart_class', 'micro_progression_chart', 'micro_progression_author',
    'micro_progression_image', 'micro_progression_entry_words', 'micro_progression_entry', 'micro_progression_collection',
    'micro_progression_session',
    'pupil_session', 'note_code', 'class_code', 'pupil_key', 'microtrack_words', 'microtrack_act', 'microtrack_head',
    'microtrack_publication_pupil', 'microtrack_publication', 'microtrack_template', 'choice_dial',
    'entry', 'log_head', 'taught_from', 'programme_assignment', 'programme_spell', 'programme_objective', 'programme',
    'objective_revision_part', 'objective_revision', 'objective_link', 'objective_import',
    'objective_wording', 'objective', 'strand', 'framework', 'set_choice', 'measure', 'descriptor_set', 'correspondence',
    'calculation_choice', 'on_track_rule', 'depth_scale', 'frozen_report', 'subject',
    'class_teacher', 'membership', 'registered_year', 'pupil_identifier', 'pupil', 'pupil_group', 'roll_over',
    'report_use', 'report_template', 'closure', 'assessment_date', 'school_term', 'academic_year',
    -- Last: taking away the others was noted in it.
    'school_change'
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
