-- The walls between schools, and around the log. Written by hand; src/database/walls.test.ts holds the matrix they must match.

-- The role that serves requests: owns nothing, bypasses nothing. Roles belong to the whole cluster, so another database may have made it.
do $$
begin
  create role track_app nologin noinherit;
exception
  when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
do $$
begin
  if not pg_has_role(current_user, 'track_app', 'member') then
    execute format('grant track_app to %I', current_user);
  end if;
end $$;
--> statement-breakpoint

-- Every table that belongs to a school is seen only by a transaction that names the school. FORCE, so that the owner obeys too.
-- nullif: after a transaction the setting is '' rather than unset.
do $$
declare
  name text;
begin
  foreach name in array array[
    'school', 'school_term', 'assessment_date',
    'pupil', 'pupil_identifier', 'pupil_group', 'membership', 'class_teacher',
    'subject', 'framework', 'strand', 'objective', 'objective_wording',
    'programme', 'programme_objective', 'programme_assignment', 'taught_from',
    'depth_scale', 'on_track_rule', 'measure',
    'entry', 'log_head'
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
revoke all on all tables in schema public from public, track_app;
--> statement-breakpoint
grant usage on schema public to track_app;
--> statement-breakpoint

-- What is true of a school now may change; what is linked by hand may be unlinked.
grant select, insert, update on
  school, pupil, pupil_group, subject, framework, strand, objective, programme, measure, log_head
to track_app;
--> statement-breakpoint
grant select, insert, update, delete on
  school_term, assessment_date, pupil_identifier, membership, class_teacher, programme_objective
to track_app;
--> statement-breakpoint

-- What has a history is only ever added to.
grant select, insert on
  entry, objective_wording, programme_assignment, taught_from, depth_scale, on_track_rule
to track_app;
