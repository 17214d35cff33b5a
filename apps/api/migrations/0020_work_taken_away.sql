ALTER TABLE "micro_progression_work" DROP CONSTRAINT "micro_progression_work_image_fk";--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD COLUMN "removed_by" uuid;--> statement-breakpoint
ALTER TABLE "micro_progression_work" ADD CONSTRAINT "micro_progression_work_removal_is_whole" CHECK (("micro_progression_work"."removed_at" is null) = ("micro_progression_work"."removed_by" is null));--> statement-breakpoint
-- A piece stays as it was recorded; that it was taken away is all that is ever said of it later.
grant update (removed_at, removed_by) on micro_progression_work to track_app;
