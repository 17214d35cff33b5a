CREATE TABLE "academic_year" (
	"school_id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "academic_year_school_id_name_pk" PRIMARY KEY("school_id","name"),
	CONSTRAINT "academic_year_ends_after_it_starts" CHECK ("academic_year"."ends_on" > "academic_year"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "closure" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	CONSTRAINT "closure_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "closure_ends_after_it_starts" CHECK ("closure"."ends_on" >= "closure"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"school_id" uuid,
	"account_id" uuid,
	"email" text,
	"name" text,
	"role" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_time_link_id_unique" UNIQUE("id"),
	CONSTRAINT "one_time_link_invitation" UNIQUE("school_id","email"),
	CONSTRAINT "one_time_link_kind" CHECK (case "one_time_link"."kind"
        when 'first-run' then num_nonnulls("one_time_link"."school_id", "one_time_link"."account_id", "one_time_link"."email", "one_time_link"."name", "one_time_link"."role") = 0
        when 'invitation' then num_nulls("one_time_link"."school_id", "one_time_link"."email", "one_time_link"."name", "one_time_link"."role") = 0 and "one_time_link"."account_id" is null
        when 'reset' then "one_time_link"."account_id" is not null and num_nonnulls("one_time_link"."email", "one_time_link"."name", "one_time_link"."role") = 0
        else false end)
);
--> statement-breakpoint
CREATE TABLE "registered_year" (
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"year" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "registered_year_school_id_pupil_id_from_on_pk" PRIMARY KEY("school_id","pupil_id","from_on")
);
--> statement-breakpoint
CREATE TABLE "report_template" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"template" jsonb NOT NULL,
	"paper" text DEFAULT 'a4' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "report_template_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "report_template_name" UNIQUE("school_id","name"),
	CONSTRAINT "report_template_paper" CHECK ("report_template"."paper" in ('a4', 'a3'))
);
--> statement-breakpoint
CREATE TABLE "roll_over" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"written" jsonb NOT NULL,
	CONSTRAINT "roll_over_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
ALTER TABLE "class_teacher" DROP CONSTRAINT "class_teacher_school_id_group_id_account_id_pk";--> statement-breakpoint
ALTER TABLE "class_teacher" ADD COLUMN "kind" text DEFAULT 'teacher' NOT NULL;--> statement-breakpoint
-- Who taught a class before days were kept has always taught it.
ALTER TABLE "class_teacher" ADD COLUMN "from_on" date NOT NULL DEFAULT '1900-01-01';--> statement-breakpoint
ALTER TABLE "class_teacher" ALTER COLUMN "from_on" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_school_id_group_id_account_id_from_on_pk" PRIMARY KEY("school_id","group_id","account_id","from_on");--> statement-breakpoint
ALTER TABLE "class_teacher" ADD COLUMN "until_on" date;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "record_in" text DEFAULT 'any-class' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_membership" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_membership" ADD COLUMN "deactivated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "academic_year" ADD CONSTRAINT "academic_year_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure" ADD CONSTRAINT "closure_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_year" ADD CONSTRAINT "registered_year_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_template" ADD CONSTRAINT "report_template_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roll_over" ADD CONSTRAINT "roll_over_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- A year that has terms already lasts from the first to the last of them. Nobody sees through the walls, the owner
-- neither: they are lowered for this one statement.
ALTER TABLE "school_term" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "academic_year" ("school_id", "name", "starts_on", "ends_on")
SELECT "school_id", "academic_year", min("starts_on"), greatest(max("ends_on"), min("starts_on") + 1) FROM "school_term" GROUP BY 1, 2;--> statement-breakpoint
ALTER TABLE "school_term" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "school_term" ADD CONSTRAINT "school_term_academic_year" FOREIGN KEY ("school_id","academic_year") REFERENCES "public"."academic_year"("school_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_kind" CHECK ("class_teacher"."kind" in ('teacher', 'cover'));--> statement-breakpoint
ALTER TABLE "class_teacher" ADD CONSTRAINT "class_teacher_ends_after_it_starts" CHECK ("class_teacher"."until_on" >= "class_teacher"."from_on");--> statement-breakpoint
ALTER TABLE "pupil_group" ADD COLUMN "starts_on" date;--> statement-breakpoint
ALTER TABLE "pupil_group" ADD COLUMN "ends_on" date;--> statement-breakpoint
ALTER TABLE "pupil_group" ADD CONSTRAINT "pupil_group_ends_after_it_starts" CHECK ("pupil_group"."ends_on" >= "pupil_group"."starts_on");
