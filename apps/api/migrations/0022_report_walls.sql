-- The walls around the table of 0021. Written by hand; src/database/walls.test.ts holds the matrix they must match.
alter table report_use enable row level security;
--> statement-breakpoint
alter table report_use force row level security;
--> statement-breakpoint
create policy own_school on report_use using (school_id = nullif(current_setting('app.school_id', true), '')::uuid);
--> statement-breakpoint
-- A day of use is noted once. It goes with its report.
grant select, insert on report_use to track_app;
--> statement-breakpoint
grant update (audiences) on school to track_app;
--> statement-breakpoint

-- As before, with the new tables: what points at others goes before them.
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
    'report_use', 'report_template', 'closure', 'assessment_date', 'school_term', 'academic_year'
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
