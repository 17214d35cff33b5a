ALTER TABLE "report_template" DROP CONSTRAINT "report_template_name";--> statement-breakpoint
ALTER TABLE "report_template" ADD COLUMN "removed_on" date;--> statement-breakpoint
CREATE UNIQUE INDEX "report_template_name" ON "report_template" USING btree ("school_id","name") WHERE "report_template"."removed_on" is null;