-- The walls around the tables of 0009, and what was kept in an older shape. Written by hand; src/database/walls.test.ts holds
-- the matrix they must match.
do $$
declare
  name text;
begin
  foreach name in array array[
    'objective_revision', 'objective_revision_part', 'objective_link', 'objective_import', 'programme_spell',
    'descriptor_set', 'set_choice', 'correspondence', 'calculation_choice', 'frozen_report'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_school on %I using (school_id = nullif(current_setting(''app.school_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;
--> statement-breakpoint
-- Versions and what was frozen are written once.
grant select, insert on descriptor_set, set_choice, calculation_choice, frozen_report to track_app;
--> statement-breakpoint
grant select, insert, update on objective_import to track_app;
--> statement-breakpoint
grant select, insert, update, delete on objective_link, programme_spell, correspondence to track_app;
--> statement-breakpoint
-- A revision is taken back as a whole while nothing was judged by it.
grant select, insert, delete on objective_revision, objective_revision_part to track_app;
--> statement-breakpoint
-- What an import or a revision made can be taken back as long as nothing points at it: the keys keep the rest.
grant delete on framework, strand, objective, programme to track_app;
--> statement-breakpoint
grant update (taps_a_week, updates_an_objective, depth_numbers, wording_guard) on school to track_app;
--> statement-breakpoint
-- A rule was one condition; now it joins several by AND and OR. The owner sees every school while the wall is down.
alter table on_track_rule no force row level security;
--> statement-breakpoint
update on_track_rule set rule = jsonb_build_object('anyOf', jsonb_build_array(jsonb_build_object('allOf', jsonb_build_array(
  jsonb_build_object('kind', 'secured-percent', 'percentAtLeast', rule -> 'securedPercentAtLeast', 'of', 'taught', 'tags', '[]'::jsonb)
)))) where rule ? 'securedPercentAtLeast';
--> statement-breakpoint
alter table on_track_rule force row level security;
--> statement-breakpoint
alter table report_template no force row level security;
--> statement-breakpoint
update report_template set template = template || '{"scope": "own-programme"}'::jsonb where not template ? 'scope';
--> statement-breakpoint
alter table report_template force row level security;
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
    'entry', 'log_head', 'taught_from', 'programme_assignment', 'programme_spell', 'programme_objective', 'programme',
    'objective_revision_part', 'objective_revision', 'objective_link', 'objective_import',
    'objective_wording', 'objective', 'strand', 'framework', 'set_choice', 'measure', 'descriptor_set', 'correspondence',
    'calculation_choice', 'on_track_rule', 'depth_scale', 'frozen_report', 'subject',
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
