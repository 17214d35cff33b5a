-- The walls around the tables of 0004. Written by hand; src/database/walls.test.ts holds the matrix they must match.
do $$
declare
  name text;
begin
  foreach name in array array['academic_year', 'closure', 'registered_year', 'roll_over', 'report_template'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_school on %I using (school_id = nullif(current_setting(''app.school_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update, delete on academic_year, closure, registered_year, report_template to track_app;
--> statement-breakpoint
grant select, insert, update on roll_over to track_app;
--> statement-breakpoint

-- A group that was never used may be removed; the keys keep one that was.
grant delete on pupil_group to track_app;
