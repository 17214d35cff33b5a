CREATE TABLE "micro_progression_author" (
	"school_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"piece_id" text NOT NULL,
	"pupil_id" uuid NOT NULL,
	CONSTRAINT "micro_progression_author_school_id_session_id_piece_id_pk" PRIMARY KEY("school_id","session_id","piece_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_chart" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"revises_id" uuid,
	"subject_id" uuid,
	"content" jsonb NOT NULL,
	"revise_on" date,
	"published_by" uuid NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "micro_progression_chart_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "micro_progression_chart_of_session" UNIQUE("school_id","session_id"),
	CONSTRAINT "micro_progression_chart_revised_once" UNIQUE("school_id","revises_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_chart_class" (
	"school_id" uuid NOT NULL,
	"chart_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "micro_progression_chart_class_school_id_chart_id_group_id_pk" PRIMARY KEY("school_id","chart_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_collection" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "micro_progression_collection_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_entry" (
	"school_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "micro_progression_entry_school_id_id_pk" PRIMARY KEY("school_id","id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_entry_words" (
	"school_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "micro_progression_entry_words_school_id_entry_id_pk" PRIMARY KEY("school_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_image" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid,
	"pupil_id" uuid,
	"original_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "micro_progression_image_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "micro_progression_image_is_of_a_session_or_a_pupil" CHECK (num_nonnulls("micro_progression_image"."session_id", "micro_progression_image"."pupil_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "micro_progression_placement" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"chart_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"by" text NOT NULL,
	"data" jsonb NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "micro_progression_placement_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "micro_progression_placement_by" CHECK ("micro_progression_placement"."by" in ('pupil', 'peer', 'teacher'))
);
--> statement-breakpoint
CREATE TABLE "micro_progression_placement_words" (
	"school_id" uuid NOT NULL,
	"placement_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "micro_progression_placement_words_school_id_placement_id_pk" PRIMARY KEY("school_id","placement_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_session" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"prompt" text NOT NULL,
	"subject_id" uuid,
	"minutes" integer NOT NULL,
	"levels" jsonb NOT NULL,
	"revises_id" uuid,
	"is_closed" boolean DEFAULT false NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_recorded_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "micro_progression_session_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "micro_progression_session_minutes" CHECK ("micro_progression_session"."minutes" between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "micro_progression_work" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"chart_id" uuid NOT NULL,
	"done_on" date NOT NULL,
	"image_id" uuid,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "micro_progression_work_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "micro_progression_work_whose" UNIQUE("school_id","id","chart_id","pupil_id")
);
--> statement-breakpoint
CREATE TABLE "micro_progression_work_words" (
	"school_id" uuid NOT NULL,
	"work_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "micro_progression_work_words_school_id_work_id_pk" PRIMARY KEY("school_id","work_id")
);
--> statement-breakpoint
ALTER TABLE "micro_progression_author" ADD CONSTRAINT "micro_progression_author_session_fk" FOREIGN KEY ("school_id","session_id") REFERENCES "public"."micro_progression_session"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_author" ADD CONSTRAINT "micro_progression_author_pupil_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_chart" ADD CONSTRAINT "micro_progression_chart_session_fk" FOREIGN KEY ("school_id","session_id") REFERENCES "public"."micro_progression_session"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_chart" ADD CONSTRAINT "micro_progression_chart_revises_fk" FOREIGN KEY ("school_id","revises_id") REFERENCES "public"."micro_progression_chart"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_chart" ADD CONSTRAINT "micro_progression_chart_subject_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_chart_class" ADD CONSTRAINT "micro_progression_chart_class_chart_fk" FOREIGN KEY ("school_id","chart_id") REFERENCES "public"."micro_progression_chart"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_chart_class" ADD CONSTRAINT "micro_progression_chart_class_group_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_collection" ADD CONSTRAINT "micro_progression_collection_session_fk" FOREIGN KEY ("school_id","session_id") REFERENCES "public"."micro_progression_session"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_collection" ADD CONSTRAINT "micro_progression_collection_group_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_entry" ADD CONSTRAINT "micro_progression_entry_session_fk" FOREIGN KEY ("school_id","session_id") REFERENCES "public"."micro_progression_session"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_entry_words" ADD CONSTRAINT "micro_progression_entry_words_entry_fk" FOREIGN KEY ("school_id","entry_id") REFERENCES "public"."micro_progression_entry"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_image" ADD CONSTRAINT "micro_progression_image_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_image" ADD CONSTRAINT "micro_progression_image_session_fk" FOREIGN KEY ("school_id","session_id") REFERENCES "public"."micro_progression_session"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_image" ADD CONSTRAINT "micro_progression_image_pupil_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_placement" ADD CONSTRAINT "micro_progression_placement_work_fk" FOREIGN KEY ("school_id","work_id","chart_id","pupil_id") REFERENCES "public"."micro_progression_work"("school_id","id","chart_id","pupil_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_placement_words" ADD CONSTRAINT "micro_progression_placement_words_placement_fk" FOREIGN KEY ("school_id","placement_id") REFERENCES "public"."micro_progression_placement"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_session" ADD CONSTRAINT "micro_progression_session_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_session" ADD CONSTRAINT "micro_progression_session_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD CONSTRAINT "micro_progression_work_pupil_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD CONSTRAINT "micro_progression_work_chart_fk" FOREIGN KEY ("school_id","chart_id") REFERENCES "public"."micro_progression_chart"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD CONSTRAINT "micro_progression_work_image_fk" FOREIGN KEY ("school_id","image_id") REFERENCES "public"."micro_progression_image"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "micro_progression_work_words" ADD CONSTRAINT "micro_progression_work_words_work_fk" FOREIGN KEY ("school_id","work_id") REFERENCES "public"."micro_progression_work"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "micro_progression_author_pupil" ON "micro_progression_author" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "micro_progression_chart_class_group" ON "micro_progression_chart_class" USING btree ("school_id","group_id");--> statement-breakpoint
CREATE INDEX "micro_progression_collection_session" ON "micro_progression_collection" USING btree ("school_id","session_id");--> statement-breakpoint
CREATE INDEX "micro_progression_collection_group" ON "micro_progression_collection" USING btree ("school_id","group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "micro_progression_entry_seq" ON "micro_progression_entry" USING btree ("school_id","session_id","seq");--> statement-breakpoint
CREATE INDEX "micro_progression_image_session" ON "micro_progression_image" USING btree ("school_id","session_id");--> statement-breakpoint
CREATE INDEX "micro_progression_image_pupil" ON "micro_progression_image" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "micro_progression_placement_work" ON "micro_progression_placement" USING btree ("school_id","work_id");--> statement-breakpoint
CREATE INDEX "micro_progression_work_pupil" ON "micro_progression_work" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "micro_progression_work_chart" ON "micro_progression_work" USING btree ("school_id","chart_id");