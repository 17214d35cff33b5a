CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	CONSTRAINT "account_email_unique" UNIQUE("email"),
	CONSTRAINT "account_email_lower_case" CHECK ("account"."email" = lower("account"."email"))
);
--> statement-breakpoint
CREATE TABLE "assessment_date" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "assessment_date_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "class_teacher" (
	"school_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	CONSTRAINT "class_teacher_school_id_group_id_account_id_pk" PRIMARY KEY("school_id","group_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "depth_scale" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"name" text NOT NULL,
	"codes" jsonb NOT NULL,
	"secure_from" text NOT NULL,
	CONSTRAINT "depth_scale_school_id_id_effective_from_recorded_at_pk" PRIMARY KEY("school_id","id","effective_from","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"school_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"objective_id" uuid,
	"measure_id" uuid,
	"depth" text,
	"mark_number" double precision,
	"mark_code" text,
	"observed_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	"track" text NOT NULL,
	"via" text NOT NULL,
	"batch_id" uuid,
	"supersedes" uuid,
	"basis" uuid,
	CONSTRAINT "entry_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "entry_is_of_an_objective_or_a_measure" CHECK (num_nonnulls("entry"."objective_id", "entry"."measure_id") = 1),
	CONSTRAINT "entry_has_one_value" CHECK (num_nonnulls("entry"."depth", "entry"."mark_number", "entry"."mark_code") <= 1),
	CONSTRAINT "entry_depth_is_of_an_objective" CHECK ("entry"."depth" is null or "entry"."objective_id" is not null),
	CONSTRAINT "entry_mark_is_of_a_measure" CHECK (num_nonnulls("entry"."mark_number", "entry"."mark_code") = 0 or "entry"."measure_id" is not null),
	CONSTRAINT "entry_number_is_finite" CHECK ("entry"."mark_number" > '-Infinity'::float8 and "entry"."mark_number" < 'Infinity'::float8),
	CONSTRAINT "entry_track" CHECK ("entry"."track" in ('teacher', 'pupil', 'peer', 'quiz')),
	CONSTRAINT "entry_via" CHECK ("entry"."via" in ('entry', 'import', 'carry')),
	CONSTRAINT "entry_does_not_supersede_itself" CHECK ("entry"."supersedes" <> "entry"."id")
);
--> statement-breakpoint
CREATE TABLE "framework" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"publisher" text,
	"scale_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "framework_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "log_head" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_recorded_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measure" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	"minimum" double precision,
	"maximum" double precision,
	"codes" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "measure_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"school_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "membership_school_id_group_id_pupil_id_from_on_pk" PRIMARY KEY("school_id","group_id","pupil_id","from_on"),
	CONSTRAINT "membership_ends_after_it_starts" CHECK ("membership"."until_on" >= "membership"."from_on")
);
--> statement-breakpoint
CREATE TABLE "objective" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"strand_id" uuid,
	"code" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"year_groups" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"retired_on" date,
	"source" text,
	"external_id" text,
	CONSTRAINT "objective_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "objective_source" UNIQUE("school_id","framework_id","source","external_id"),
	CONSTRAINT "objective_source_is_whole" CHECK (("objective"."source" is null) = ("objective"."external_id" is null))
);
--> statement-breakpoint
CREATE TABLE "objective_wording" (
	"school_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"wording" text NOT NULL,
	CONSTRAINT "objective_wording_school_id_objective_id_effective_from_recorded_at_pk" PRIMARY KEY("school_id","objective_id","effective_from","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "on_track_rule" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"name" text NOT NULL,
	"rule" jsonb NOT NULL,
	CONSTRAINT "on_track_rule_school_id_id_effective_from_recorded_at_pk" PRIMARY KEY("school_id","id","effective_from","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "programme_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "programme_name" UNIQUE("school_id","subject_id","name"),
	CONSTRAINT "programme_in_subject" UNIQUE("school_id","subject_id","id")
);
--> statement-breakpoint
CREATE TABLE "programme_assignment" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"group_id" uuid,
	"pupil_id" uuid,
	"programme_id" uuid,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "programme_assignment_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "programme_assignment_is_of_a_class_or_a_pupil" CHECK (num_nonnulls("programme_assignment"."group_id", "programme_assignment"."pupil_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "programme_objective" (
	"school_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "programme_objective_school_id_programme_id_objective_id_pk" PRIMARY KEY("school_id","programme_id","objective_id")
);
--> statement-breakpoint
CREATE TABLE "pupil" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"label" text NOT NULL,
	"forename" text,
	"surname" text,
	"date_of_birth" date,
	"registered_year" text,
	"upn" text,
	"joined_on" date,
	"left_on" date,
	CONSTRAINT "pupil_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "pupil_upn" UNIQUE("school_id","upn")
);
--> statement-breakpoint
CREATE TABLE "pupil_group" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"part_of" text,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "pupil_group_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "pupil_group_kind" CHECK ("pupil_group"."kind" in ('class', 'teaching-group', 'cohort', 'key-group', 'ad-hoc'))
);
--> statement-breakpoint
CREATE TABLE "pupil_identifier" (
	"school_id" uuid NOT NULL,
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"pupil_id" uuid NOT NULL,
	CONSTRAINT "pupil_identifier_school_id_source_external_id_pk" PRIMARY KEY("school_id","source","external_id")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_term" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"academic_year" text NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "school_term_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "school_term_ends_after_it_starts" CHECK ("school_term"."ends_on" >= "school_term"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_membership" (
	"school_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "staff_membership_school_id_account_id_pk" PRIMARY KEY("school_id","account_id"),
	CONSTRAINT "staff_membership_role" CHECK ("staff_membership"."role" in ('admin', 'leader', 'teacher', 'support'))
);
--> statement-breakpoint
CREATE TABLE "strand" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "strand_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "strand_in_framework" UNIQUE("school_id","framework_id","id")
);
--> statement-breakpoint
CREATE TABLE "subject" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "subject_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "subject_name" UNIQUE("school_id","name")
);
--> statement-breakpoint
CREATE TABLE "taught_from" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"group_id" uuid,
	"pupil_id" uuid,
	"taught_from" date,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "taught_from_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "taught_from_is_of_a_class_or_a_pupil" CHECK (num_nonnulls("taught_from"."group_id", "taught_from"."pupil_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "throttle" (
	"key" text PRIMARY KEY NOT NULL,
	"window_started_at" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assessment_date" ADD CONSTRAINT "assessment_date_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_school_id_account_id_staff_membership_school_id_account_id_fk" FOREIGN KEY ("school_id","account_id") REFERENCES "public"."staff_membership"("school_id","account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "depth_scale" ADD CONSTRAINT "depth_scale_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_school_id_measure_id_measure_school_id_id_fk" FOREIGN KEY ("school_id","measure_id") REFERENCES "public"."measure"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_supersedes" FOREIGN KEY ("school_id","supersedes") REFERENCES "public"."entry"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_head" ADD CONSTRAINT "log_head_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure" ADD CONSTRAINT "measure_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective" ADD CONSTRAINT "objective_school_id_framework_id_framework_school_id_id_fk" FOREIGN KEY ("school_id","framework_id") REFERENCES "public"."framework"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective" ADD CONSTRAINT "objective_strand" FOREIGN KEY ("school_id","framework_id","strand_id") REFERENCES "public"."strand"("school_id","framework_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_wording" ADD CONSTRAINT "objective_wording_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "on_track_rule" ADD CONSTRAINT "on_track_rule_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_assignment" ADD CONSTRAINT "programme_assignment_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_assignment" ADD CONSTRAINT "programme_assignment_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_assignment" ADD CONSTRAINT "programme_assignment_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_assignment" ADD CONSTRAINT "programme_assignment_programme" FOREIGN KEY ("school_id","subject_id","programme_id") REFERENCES "public"."programme"("school_id","subject_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_objective" ADD CONSTRAINT "programme_objective_school_id_programme_id_programme_school_id_id_fk" FOREIGN KEY ("school_id","programme_id") REFERENCES "public"."programme"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_objective" ADD CONSTRAINT "programme_objective_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_group" ADD CONSTRAINT "pupil_group_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_identifier" ADD CONSTRAINT "pupil_identifier_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_term" ADD CONSTRAINT "school_term_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_membership" ADD CONSTRAINT "staff_membership_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_membership" ADD CONSTRAINT "staff_membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strand" ADD CONSTRAINT "strand_school_id_framework_id_framework_school_id_id_fk" FOREIGN KEY ("school_id","framework_id") REFERENCES "public"."framework"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "strand" ADD CONSTRAINT "strand_parent" FOREIGN KEY ("school_id","framework_id","parent_id") REFERENCES "public"."strand"("school_id","framework_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subject" ADD CONSTRAINT "subject_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taught_from" ADD CONSTRAINT "taught_from_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taught_from" ADD CONSTRAINT "taught_from_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "taught_from" ADD CONSTRAINT "taught_from_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "entry_seq" ON "entry" USING btree ("school_id","seq");--> statement-breakpoint
CREATE INDEX "entry_objective" ON "entry" USING btree ("school_id","pupil_id","objective_id");--> statement-breakpoint
CREATE INDEX "entry_measure" ON "entry" USING btree ("school_id","pupil_id","measure_id") WHERE "entry"."measure_id" is not null;--> statement-breakpoint
CREATE INDEX "entry_batch" ON "entry" USING btree ("school_id","batch_id") WHERE "entry"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "membership_pupil" ON "membership" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "objective_framework" ON "objective" USING btree ("school_id","framework_id","position");--> statement-breakpoint
CREATE INDEX "programme_assignment_group" ON "programme_assignment" USING btree ("school_id","subject_id","group_id");--> statement-breakpoint
CREATE INDEX "programme_assignment_pupil" ON "programme_assignment" USING btree ("school_id","subject_id","pupil_id");--> statement-breakpoint
CREATE INDEX "pupil_identifier_pupil" ON "pupil_identifier" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "staff_membership_account" ON "staff_membership" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "taught_from_group" ON "taught_from" USING btree ("school_id","group_id","objective_id");--> statement-breakpoint
CREATE INDEX "taught_from_pupil" ON "taught_from" USING btree ("school_id","pupil_id","objective_id");