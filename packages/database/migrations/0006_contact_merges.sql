CREATE TABLE "contact_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"into_contact_id" text NOT NULL,
	"chosen" jsonb NOT NULL,
	"merged_by" text NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contact_pairs" (
	"one_id" text NOT NULL,
	"other_id" text NOT NULL,
	"score" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"dismissed_by" text,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "contact_pairs_one_id_other_id_pk" PRIMARY KEY("one_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "pending_comparisons" (
	"contact_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "contact_merges_contact" ON "contact_merges" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contact_merges_into" ON "contact_merges" USING btree ("into_contact_id");--> statement-breakpoint
CREATE INDEX "contact_pairs_other" ON "contact_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "contact_pairs_queue" ON "contact_pairs" USING btree ("score","one_id","other_id") WHERE "contact_pairs"."dismissed_at" is null;