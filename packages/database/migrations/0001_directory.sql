CREATE TABLE "directory_connections" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"password" text,
	"link_template" text,
	"writes_back" boolean DEFAULT false NOT NULL,
	"paused_at" timestamp with time zone,
	"cursor" text,
	"full_due_at" timestamp with time zone NOT NULL,
	"changes_due_at" timestamp with time zone NOT NULL,
	"synced_at" timestamp with time zone,
	"last_full_at" timestamp with time zone,
	"last_failure" text,
	"last_failure_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory_contracts" (
	"customer_id" text NOT NULL,
	"number" text NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"detail" jsonb NOT NULL,
	CONSTRAINT "directory_contracts_customer_id_number_role_pk" PRIMARY KEY("customer_id","number","role")
);
--> statement-breakpoint
CREATE TABLE "directory_customers" (
	"id" text PRIMARY KEY NOT NULL,
	"standing" text NOT NULL,
	"profile" jsonb,
	"words" "tsvector",
	"version" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	"run_id" text
);
--> statement-breakpoint
CREATE TABLE "directory_events" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directory_events_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"customer_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory_keys" (
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"customer_id" text NOT NULL,
	CONSTRAINT "directory_keys_kind_value_customer_id_pk" PRIMARY KEY("kind","value","customer_id")
);
--> statement-breakpoint
CREATE TABLE "directory_notes" (
	"ticket_id" text PRIMARY KEY NOT NULL,
	"note" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"lease_until" timestamp with time zone,
	"external_id" text,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "directory_run_rows" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "directory_run_rows_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" text NOT NULL,
	"row" integer,
	"customer_id" text,
	"outcome" text NOT NULL,
	"problem" text,
	"field" text,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "directory_run_seen" (
	"run_id" text NOT NULL,
	"customer_id" text NOT NULL,
	CONSTRAINT "directory_run_seen_run_id_customer_id_pk" PRIMARY KEY("run_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "directory_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"status" text NOT NULL,
	"file_id" text,
	"file_name" text,
	"format" jsonb,
	"complete" boolean NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"cursor" text,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"outdated" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"last_failure" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"started_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_by" text,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "integration_owners" (
	"id" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "directory_contracts_number" ON "directory_contracts" USING btree ("number");--> statement-breakpoint
CREATE INDEX "directory_customers_words" ON "directory_customers" USING gin ("words");--> statement-breakpoint
CREATE INDEX "directory_customers_run" ON "directory_customers" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "directory_events_once" ON "directory_events" USING btree ("type","customer_id");--> statement-breakpoint
CREATE INDEX "directory_keys_customer" ON "directory_keys" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "directory_notes_due" ON "directory_notes" USING btree ("due_at") WHERE "directory_notes"."status" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "directory_run_rows_run" ON "directory_run_rows" USING btree ("run_id","outcome","position");--> statement-breakpoint
CREATE INDEX "directory_run_rows_customer" ON "directory_run_rows" USING btree ("customer_id") WHERE "directory_run_rows"."before" is not null;--> statement-breakpoint
CREATE INDEX "directory_runs_open" ON "directory_runs" USING btree ("created_at") WHERE "directory_runs"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "directory_runs_complete" ON "directory_runs" USING btree ("as_of") WHERE "directory_runs"."complete" and "directory_runs"."status" = 'done';--> statement-breakpoint
CREATE INDEX "directory_runs_latest" ON "directory_runs" USING btree ("created_at");