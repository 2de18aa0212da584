CREATE TABLE "blocked_snapshots" (
	"ticket_id" text PRIMARY KEY NOT NULL,
	"contact_id" text NOT NULL,
	"contact_snapshot" jsonb,
	"billing_snapshot" jsonb,
	"blocked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pending_callers" (
	"call_id" text PRIMARY KEY NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "blocked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "blocked_snapshots_contact" ON "blocked_snapshots" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "pending_callers_due" ON "pending_callers" USING btree ("due_at");