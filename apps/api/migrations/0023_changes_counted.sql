CREATE TABLE "school_change" (
	"school_id" uuid NOT NULL,
	"transaction_id" bigint NOT NULL,
	"changes" bigint NOT NULL,
	CONSTRAINT "school_change_school_id_transaction_id_pk" PRIMARY KEY("school_id","transaction_id")
);
--> statement-breakpoint
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_school_id_school_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("school_id") ON DELETE no action ON UPDATE no action;