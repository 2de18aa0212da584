CREATE TABLE "call_dials" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"agent_id" text NOT NULL,
	"extension" text NOT NULL,
	"number" text NOT NULL,
	"ticket_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"exchange_call" text,
	"call_id" text
);
--> statement-breakpoint
CREATE TABLE "call_recordings" (
	"id" text PRIMARY KEY NOT NULL,
	"exchange_id" text NOT NULL,
	"exchange_call" text NOT NULL,
	"recording_id" text NOT NULL,
	"status" text NOT NULL,
	"media_type" text,
	"sha256" "bytea",
	"fetched_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"deleted_why" text,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "call_surveys" (
	"ticket_id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"status" text NOT NULL,
	"rated_before" timestamp with time zone,
	"asked_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "control" jsonb;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "control_token" text;--> statement-breakpoint
ALTER TABLE "call_surveys" ADD CONSTRAINT "call_surveys_ticket_id_tickets_id_fk" FOREIGN KEY ("ticket_id") REFERENCES "public"."tickets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "call_recordings_once" ON "call_recordings" USING btree ("exchange_id","recording_id");--> statement-breakpoint
CREATE INDEX "call_recordings_call" ON "call_recordings" USING btree ("exchange_id","exchange_call");--> statement-breakpoint
CREATE INDEX "call_recordings_due" ON "call_recordings" USING btree ("due_at") WHERE "call_recordings"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "call_surveys_due" ON "call_surveys" USING btree ("due_at") WHERE "call_surveys"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "call_surveys_call" ON "call_surveys" USING btree ("call_id");