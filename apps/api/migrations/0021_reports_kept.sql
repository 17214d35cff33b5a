CREATE TABLE "report_use" (
	"school_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"used_on" date NOT NULL,
	CONSTRAINT "report_use_school_id_template_id_used_on_pk" PRIMARY KEY("school_id","template_id","used_on")
);
--> statement-breakpoint
ALTER TABLE "frozen_report" ADD COLUMN "inputs" text;--> statement-breakpoint
ALTER TABLE "frozen_report" ADD COLUMN "known_seq" bigint;--> statement-breakpoint
ALTER TABLE "report_template" ADD COLUMN "purpose" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "audiences" jsonb DEFAULT '[{"id":"internal","name":"Our own staff","minimumGroup":0},{"id":"governors","name":"Governors","minimumGroup":5},{"id":"trust","name":"Local authority or trust","minimumGroup":5},{"id":"public","name":"Anybody","minimumGroup":6}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "report_use" ADD CONSTRAINT "report_use_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_use" ADD CONSTRAINT "report_use_template" FOREIGN KEY ("school_id","template_id") REFERENCES "public"."report_template"("school_id","id") ON DELETE cascade ON UPDATE no action;