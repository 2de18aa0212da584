ALTER TABLE "call_tasks" ADD COLUMN "taken_by" text;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "disabled_at" timestamp with time zone;