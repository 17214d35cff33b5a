ALTER TABLE "programme_assignment" DROP CONSTRAINT "programme_assignment_school_id_group_id_pupil_group_school_id_id_fk";
--> statement-breakpoint
ALTER TABLE "registered_year" ALTER COLUMN "year" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_assignment" ADD CONSTRAINT "programme_assignment_school_id_group_id_pupil_group_school_id_id_fk" FOREIGN KEY ("school_id","group_id") REFERENCES "public"."pupil_group"("school_id","id") ON DELETE cascade ON UPDATE no action;