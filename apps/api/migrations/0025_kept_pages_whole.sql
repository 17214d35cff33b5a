ALTER TABLE "frozen_report" ADD COLUMN "purpose" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "frozen_report" ADD COLUMN "audience" text;--> statement-breakpoint
-- What a page that is kept already was for when it was kept, nobody wrote down: it gets what its report, and the school's audience of
-- that page, say today, as it was shown until now. One whose report or audience is gone says nothing. Nobody sees through the walls,
-- the owner neither: they are lowered for these statements.
ALTER TABLE "frozen_report" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_template" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "school" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "frozen_report" k SET "purpose" = t."purpose"
FROM "report_template" t WHERE t."school_id" = k."school_id" AND t."id" = k."template_id";--> statement-breakpoint
UPDATE "frozen_report" k SET "audience" = a."audience" ->> 'name'
FROM "school" s, jsonb_array_elements(s."audiences") AS a("audience")
WHERE s."school_id" = k."school_id" AND a."audience" ->> 'id' = k."page"::jsonb -> 'definition' ->> 'audienceId';--> statement-breakpoint
ALTER TABLE "school" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "report_template" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "frozen_report" FORCE ROW LEVEL SECURITY;
