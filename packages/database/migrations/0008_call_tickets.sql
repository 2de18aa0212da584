CREATE TABLE "call_policies" (
	"version" integer PRIMARY KEY NOT NULL,
	"policy" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	"done_how" text
);
--> statement-breakpoint
CREATE TABLE "contact_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"names" jsonb NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "identification" jsonb;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "ticket_by" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "reason_id" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "reason_by" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "reason_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "call_tasks_once" ON "call_tasks" USING btree ("call_id","kind");--> statement-breakpoint
CREATE INDEX "call_tasks_open" ON "call_tasks" USING btree ("due_at") WHERE "call_tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "call_tasks_number" ON "call_tasks" USING btree ("number") WHERE "call_tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "contact_reasons_parent" ON "contact_reasons" USING btree ("parent_id","position");