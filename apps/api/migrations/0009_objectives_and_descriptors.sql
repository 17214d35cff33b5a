CREATE TABLE "calculation_choice" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid,
	"calculation" jsonb NOT NULL,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "calculation_choice_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "correspondence" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"categories" jsonb NOT NULL,
	CONSTRAINT "correspondence_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "correspondence_name" UNIQUE("school_id","name")
);
--> statement-breakpoint
CREATE TABLE "descriptor_set" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"ordered" boolean NOT NULL,
	"meaning" text NOT NULL,
	"descriptors" jsonb NOT NULL,
	"suggestions" jsonb NOT NULL,
	"retired_on" date,
	CONSTRAINT "descriptor_set_school_id_id_effective_from_recorded_at_pk" PRIMARY KEY("school_id","id","effective_from","recorded_at"),
	CONSTRAINT "descriptor_set_kind" CHECK ("descriptor_set"."kind" in ('attainment', 'progress', 'effort', 'self', 'other')),
	CONSTRAINT "descriptor_set_meaning" CHECK ("descriptor_set"."meaning" in ('competence', 'coverage', 'judgement'))
);
--> statement-breakpoint
CREATE TABLE "frozen_report" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"template_id" uuid,
	"paper" text NOT NULL,
	"frozen_by" uuid NOT NULL,
	"frozen_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"page" text NOT NULL,
	CONSTRAINT "frozen_report_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "frozen_report_paper" CHECK ("frozen_report"."paper" in ('a4', 'a3'))
);
--> statement-breakpoint
CREATE TABLE "objective_import" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"written" jsonb NOT NULL,
	CONSTRAINT "objective_import_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "objective_link" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"origin_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid,
	"external" jsonb,
	"external_id" text,
	CONSTRAINT "objective_link_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "objective_link_has_one_target" CHECK (num_nonnulls("objective_link"."target_id", "objective_link"."external") = 1)
);
--> statement-breakpoint
CREATE TABLE "objective_revision" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"framework_id" uuid NOT NULL,
	"on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "objective_revision_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "objective_revision_part" (
	"school_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"part" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "objective_revision_part_school_id_revision_id_objective_id_pk" PRIMARY KEY("school_id","revision_id","objective_id"),
	CONSTRAINT "objective_revision_part_part" CHECK ("objective_revision_part"."part" in ('replaced', 'added'))
);
--> statement-breakpoint
CREATE TABLE "programme_spell" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"objective_id" uuid NOT NULL,
	"from_on" date,
	"until_on" date,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "programme_spell_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "programme_spell_ends_after_it_starts" CHECK ("programme_spell"."until_on" > "programme_spell"."from_on")
);
--> statement-breakpoint
CREATE TABLE "set_choice" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"measure_id" uuid NOT NULL,
	"group_id" uuid,
	"pupil_id" uuid,
	"set_id" uuid,
	"effective_from" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "set_choice_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "set_choice_is_of_a_group_or_a_pupil" CHECK (num_nonnulls("set_choice"."group_id", "set_choice"."pupil_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "objective_wording" DROP CONSTRAINT "objective_wording_school_id_objective_id_objective_school_id_id_fk";
--> statement-breakpoint
ALTER TABLE "depth_scale" ADD COLUMN "retired_on" date;--> statement-breakpoint
ALTER TABLE "framework" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "framework" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "measure" ADD COLUMN "set_id" uuid;--> statement-breakpoint
ALTER TABLE "measure" ADD COLUMN "reliability" double precision;--> statement-breakpoint
ALTER TABLE "measure" ADD COLUMN "standard_deviation" double precision;--> statement-breakpoint
ALTER TABLE "objective" ADD COLUMN "offered_from" date;--> statement-breakpoint
ALTER TABLE "objective" ADD COLUMN "source_wording" text;--> statement-breakpoint
ALTER TABLE "objective_wording" ADD COLUMN "pupil_wordings" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "taps_a_week" integer;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "updates_an_objective" double precision DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "depth_numbers" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "wording_guard" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "strand" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "strand" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "strand" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "calculation_choice" ADD CONSTRAINT "calculation_choice_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calculation_choice" ADD CONSTRAINT "calculation_choice_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correspondence" ADD CONSTRAINT "correspondence_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "descriptor_set" ADD CONSTRAINT "descriptor_set_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frozen_report" ADD CONSTRAINT "frozen_report_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_import" ADD CONSTRAINT "objective_import_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_link" ADD CONSTRAINT "objective_link_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_revision" ADD CONSTRAINT "objective_revision_school_id_framework_id_framework_school_id_id_fk" FOREIGN KEY ("school_id","framework_id") REFERENCES "public"."framework"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_revision_part" ADD CONSTRAINT "objective_revision_part_revision" FOREIGN KEY ("school_id","revision_id") REFERENCES "public"."objective_revision"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "objective_revision_part" ADD CONSTRAINT "objective_revision_part_objective" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_spell" ADD CONSTRAINT "programme_spell_school_id_programme_id_programme_school_id_id_fk" FOREIGN KEY ("school_id","programme_id") REFERENCES "public"."programme"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_spell" ADD CONSTRAINT "programme_spell_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_choice" ADD CONSTRAINT "set_choice_school_id_measure_id_measure_school_id_id_fk" FOREIGN KEY ("school_id","measure_id") REFERENCES "public"."measure"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_choice" ADD CONSTRAINT "set_choice_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_choice" ADD CONSTRAINT "set_choice_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objective_link_origin" ON "objective_link" USING btree ("school_id","origin_id");--> statement-breakpoint
CREATE INDEX "objective_link_target" ON "objective_link" USING btree ("school_id","target_id");--> statement-breakpoint
CREATE INDEX "programme_spell_programme" ON "programme_spell" USING btree ("school_id","programme_id");--> statement-breakpoint
ALTER TABLE "objective_wording" ADD CONSTRAINT "objective_wording_school_id_objective_id_objective_school_id_id_fk" FOREIGN KEY ("school_id","objective_id") REFERENCES "public"."objective"("school_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_source_is_whole" CHECK (("framework"."source" is null) = ("framework"."external_id" is null));--> statement-breakpoint
ALTER TABLE "objective" ADD CONSTRAINT "objective_source_wording_has_a_source" CHECK ("objective"."source_wording" is null or "objective"."source" is not null);--> statement-breakpoint
ALTER TABLE "strand" ADD CONSTRAINT "strand_source_is_whole" CHECK (("strand"."source" is null) = ("strand"."external_id" is null));--> statement-breakpoint
ALTER TABLE "strand" ADD CONSTRAINT "strand_is_not_its_own_parent" CHECK ("strand"."parent_id" <> "strand"."id");