CREATE TABLE "choice_dial" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid,
	"pupil_id" uuid,
	"groups" integer NOT NULL,
	"options" integer NOT NULL,
	"kinds" text[] NOT NULL,
	"from_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "choice_dial_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "choice_dial_is_of_a_class_or_a_pupil" CHECK (num_nonnulls("choice_dial"."group_id", "choice_dial"."pupil_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "class_code" (
	"school_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"code" text NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "class_code_school_id_group_id_pk" PRIMARY KEY("school_id","group_id"),
	CONSTRAINT "class_code_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "microtrack_act" (
	"school_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by" text NOT NULL,
	"via" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "microtrack_act_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "microtrack_act_by" CHECK ("microtrack_act"."by" in ('pupil', 'teacher', 'partner')),
	CONSTRAINT "microtrack_act_via" CHECK ("microtrack_act"."via" in ('screen', 'paper'))
);
--> statement-breakpoint
CREATE TABLE "microtrack_head" (
	"school_id" uuid PRIMARY KEY NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"last_recorded_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "microtrack_publication" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"template_id" uuid,
	"content" jsonb NOT NULL,
	"reading_band" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "microtrack_publication_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "microtrack_publication_reading_band" CHECK ("microtrack_publication"."reading_band" in ('early', 'middle', 'older')),
	CONSTRAINT "microtrack_publication_ends_after_it_starts" CHECK ("microtrack_publication"."ends_on" >= "microtrack_publication"."starts_on")
);
--> statement-breakpoint
CREATE TABLE "microtrack_publication_pupil" (
	"school_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"variant_id" text,
	CONSTRAINT "microtrack_publication_pupil_school_id_publication_id_pupil_id_pk" PRIMARY KEY("school_id","publication_id","pupil_id")
);
--> statement-breakpoint
CREATE TABLE "microtrack_template" (
	"school_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject_id" uuid,
	"title" text,
	"unit" text,
	"template" jsonb NOT NULL,
	"source" text,
	"external_id" text,
	"changed_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "microtrack_template_school_id_id_pk" PRIMARY KEY("school_id","id"),
	CONSTRAINT "microtrack_template_source" UNIQUE("school_id","source","external_id"),
	CONSTRAINT "microtrack_template_source_is_whole" CHECK (("microtrack_template"."source" is null) = ("microtrack_template"."external_id" is null))
);
--> statement-breakpoint
CREATE TABLE "microtrack_words" (
	"school_id" uuid NOT NULL,
	"act_id" uuid NOT NULL,
	"words" jsonb NOT NULL,
	CONSTRAINT "microtrack_words_school_id_act_id_pk" PRIMARY KEY("school_id","act_id")
);
--> statement-breakpoint
CREATE TABLE "note_code" (
	"code" text PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	CONSTRAINT "note_code_note" UNIQUE("school_id","publication_id","pupil_id")
);
--> statement-breakpoint
CREATE TABLE "pupil_key" (
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"handle" uuid NOT NULL,
	"card_hash" "bytea" NOT NULL,
	"pin_hash" text NOT NULL,
	"pin_kind" text NOT NULL,
	"outbox_key" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "pupil_key_school_id_pupil_id_pk" PRIMARY KEY("school_id","pupil_id"),
	CONSTRAINT "pupil_key_handle_unique" UNIQUE("handle"),
	CONSTRAINT "pupil_key_card_hash_unique" UNIQUE("card_hash"),
	CONSTRAINT "pupil_key_pin_kind" CHECK ("pupil_key"."pin_kind" in ('pictures', 'digits'))
);
--> statement-breakpoint
CREATE TABLE "pupil_session" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"school_id" uuid NOT NULL,
	"pupil_id" uuid NOT NULL,
	"idle_minutes" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "microtrack_limits" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "teacher_may_adjust_alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "choice_dial" ADD CONSTRAINT "choice_dial_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "choice_dial" ADD CONSTRAINT "choice_dial_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_code" ADD CONSTRAINT "class_code_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_act" ADD CONSTRAINT "microtrack_act_publication_pupil" FOREIGN KEY ("school_id","publication_id","pupil_id") REFERENCES "public"."microtrack_publication_pupil"("school_id","publication_id","pupil_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_head" ADD CONSTRAINT "microtrack_head_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_publication" ADD CONSTRAINT "microtrack_publication_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_publication_pupil" ADD CONSTRAINT "microtrack_publication_pupil_publication" FOREIGN KEY ("school_id","publication_id") REFERENCES "public"."microtrack_publication"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_publication_pupil" ADD CONSTRAINT "microtrack_publication_pupil_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_template" ADD CONSTRAINT "microtrack_template_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_template" ADD CONSTRAINT "microtrack_template_school_id_subject_id_subject_school_id_id_fk" FOREIGN KEY ("school_id","subject_id") REFERENCES "public"."subject"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microtrack_words" ADD CONSTRAINT "microtrack_words_school_id_act_id_microtrack_act_school_id_id_fk" FOREIGN KEY ("school_id","act_id") REFERENCES "public"."microtrack_act"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_code" ADD CONSTRAINT "note_code_publication_pupil" FOREIGN KEY ("school_id","publication_id","pupil_id") REFERENCES "public"."microtrack_publication_pupil"("school_id","publication_id","pupil_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_key" ADD CONSTRAINT "pupil_key_school_id_pupil_id_pupil_school_id_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil"("school_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_session" ADD CONSTRAINT "pupil_session_school_id_pupil_id_pupil_key_school_id_pupil_id_fk" FOREIGN KEY ("school_id","pupil_id") REFERENCES "public"."pupil_key"("school_id","pupil_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "microtrack_act_seq" ON "microtrack_act" USING btree ("school_id","seq");--> statement-breakpoint
CREATE INDEX "microtrack_act_publication" ON "microtrack_act" USING btree ("school_id","publication_id","pupil_id");--> statement-breakpoint
CREATE INDEX "microtrack_act_pupil" ON "microtrack_act" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "microtrack_publication_group" ON "microtrack_publication" USING btree ("school_id","group_id","starts_on");--> statement-breakpoint
CREATE INDEX "microtrack_publication_of_pupil" ON "microtrack_publication_pupil" USING btree ("school_id","pupil_id");--> statement-breakpoint
CREATE INDEX "microtrack_template_changed" ON "microtrack_template" USING btree ("school_id","changed_at");--> statement-breakpoint
CREATE INDEX "pupil_session_pupil" ON "pupil_session" USING btree ("school_id","pupil_id");